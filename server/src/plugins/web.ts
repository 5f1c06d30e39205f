import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodedLink, tidyPath } from '@dryrun/shared/pasted-link.ts'
import fastifyStatic from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { methodsAt } from '../access/route-policy.ts'
import { answer } from '../errors.ts'
import { keptToItself } from '../report/share-routes.ts'

const yearInSeconds = 31_536_000

/**
 * Serves the client's build. Files in `assets/` have a content hash and are cached forever; any other address outside
 * the API gets the page.
 */
export default fp<{ page: string }>(
  async (app, { page }) => {
    const built = existsSync(join(page, 'index.html'))
    if (built) {
      await app.register(fastifyStatic, {
        root: page,
        wildcard: true,
        preCompressed: true,
        dotfiles: 'ignore',
        cacheControl: false,
        setHeaders(reply, path) {
          const forGood = path.startsWith(join(page, 'assets'))
          reply.header('cache-control', forGood ? `public, max-age=${yearInSeconds}, immutable` : 'no-cache')
        },
      })
    }
    const index = built ? readFileSync(join(page, 'index.html'), 'utf8') : ''
    app.setNotFoundHandler((request, reply) => {
      if (!built || !isOfThePage(request)) return answerNotFound(request, reply)
      // `sendFile` would answer with 200.
      if (!isPlace(request)) return reply.code(404).header('cache-control', 'no-store').type('text/html').send(index)
      if (isShared(request)) reply.headers(keptToItself)
      return reply.sendFile('index.html')
    })
  },
  { name: 'web' },
)

function answerNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const methods = methodsAt(pathOf(request))
  if (!methods.length || methods.includes(request.method)) return answer(reply, request, 'notFound')
  return answer(reply.header('allow', methods.join(', ')), request, 'notAllowed')
}

const pathOf = ({ url }: FastifyRequest): string => url.split('?', 1)[0] ?? ''

const isShared = (request: FastifyRequest): boolean => /^\/shared\//.test(pathOf(request))

/** First segments of the client router's addresses; a test compares them. */
const pages = new RegExp(
  '^/(open|join|solo|i|recordings|sample|queue|calibration|blocked|operator|account|sign-in|reset|prove|shared|progress' +
    '|slots|packs|prepare|trust)(/|$)',
)

const isOfThePage = (request: FastifyRequest): boolean =>
  ['GET', 'HEAD'].includes(request.method) &&
  !/^\/(api|socket\.io)(\/|$)/.test(pathOf(request)) &&
  (isPlace(request) || /\btext\/html\b/.test(request.headers.accept ?? ''))

/**
 * Outside of known pages a dot in the last segment means a file. A missing script must answer 404, or the browser would
 * execute the page as script.
 */
function isPlace(request: FastifyRequest): boolean {
  const path = pathOf(request)
  return pages.test(path) || !/\.[^/]*$/.test(tidyPath(decodedLink(path)))
}

/** Repairs an address cut off within a percent escape, so that its page loads and explains the error. */
export function mendedUrl(url: string): string {
  const [path = '', ...search] = url.split('?')
  if (!pages.test(decodedLink(path))) return url
  return [
    path
      .split('/')
      .map((part) => encodeURIComponent(decodedLink(part)))
      .join('/'),
    ...search,
  ].join('?')
}
