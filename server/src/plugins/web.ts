import { existsSync } from 'node:fs'
import { join } from 'node:path'
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
    app.setNotFoundHandler((request, reply) => {
      if (!built || !isPlace(request)) return answerNotFound(request, reply)
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

/** A place has no dot in its last part: a missing script must be a 404, or a browser would run the page as one. */
function isPlace(request: FastifyRequest): boolean {
  const path = pathOf(request)
  return ['GET', 'HEAD'].includes(request.method) && !/^\/(api|socket\.io)(\/|$)/.test(path) && !/\.[^/]*$/.test(path)
}
