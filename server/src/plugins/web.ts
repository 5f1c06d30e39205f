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
 * The built page. Its parts under `assets/` carry their content's hash in their name and are kept for good; all else is
 * asked for again. An address that is neither a file nor the API's is a place within the page.
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
      // Sent as a text: a file is always sent with 200.
      if (!isPlace(request)) return reply.code(404).header('cache-control', 'no-store').type('text/html').send(index)
      if (isShared(request)) reply.headers(keptToItself)
      return reply.sendFile('index.html')
    })
  },
  { name: 'web' },
)

/** Where only the method is wrong, the answer says which ones there are. */
function answerNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const methods = methodsAt(pathOf(request))
  if (!methods.length || methods.includes(request.method)) return answer(reply, request, 'notFound')
  return answer(reply.header('allow', methods.join(', ')), request, 'notAllowed')
}

const pathOf = ({ url }: FastifyRequest): string => url.split('?', 1)[0] ?? ''

/** Where a report is read by whoever has its link. */
const isShared = (request: FastifyRequest): boolean => /^\/shared\//.test(pathOf(request))

/** The first parts of the addresses that the page's router knows; a test compares them with it. */
const pages = new RegExp(
  '^/(open|join|solo|i|recordings|sample|queue|calibration|blocked|operator|account|sign-in|reset|prove|shared|progress' +
    '|slots|packs)(/|$)',
)

/** What a browser asks for when a person follows a link, and every place within the page. */
const isOfThePage = (request: FastifyRequest): boolean =>
  ['GET', 'HEAD'].includes(request.method) &&
  !/^\/(api|socket\.io)(\/|$)/.test(pathOf(request)) &&
  (isPlace(request) || /\btext\/html\b/.test(request.headers.accept ?? ''))

/** Elsewhere a dot in the last part makes a file: a missing script must be a 404, or a browser would run the page as one. */
function isPlace(request: FastifyRequest): boolean {
  const path = pathOf(request)
  return pages.test(path) || !/\.[^/]*$/.test(tidyPath(decodedLink(path)))
}

/** A link that was cut short within a percent sign still leads to its page, which says what is wrong with it. */
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
