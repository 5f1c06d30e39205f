import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { answer } from '../errors.ts'
import { paths } from '../paths.ts'

const yearInSeconds = 31_536_000

/**
 * The built page. Its parts under `assets/` carry their content's hash in their name and are kept for good; all else is
 * asked for again. An address that is neither a file nor the API's is a place within the page.
 */
export default fp(
  async (app) => {
    const built = existsSync(join(paths.client, 'index.html'))
    if (built) {
      await app.register(fastifyStatic, {
        root: paths.client,
        wildcard: true,
        preCompressed: true,
        cacheControl: false,
        setHeaders(reply, path) {
          const forGood = path.startsWith(join(paths.client, 'assets'))
          reply.header('cache-control', forGood ? `public, max-age=${yearInSeconds}, immutable` : 'no-cache')
        },
      })
    }
    app.setNotFoundHandler((request, reply) => {
      return built && isPlace(request) ? reply.sendFile('index.html') : answer(reply, request, 'notFound')
    })
  },
  { name: 'web' },
)

/** A place has no dot in its last part: a missing script must be a 404, or a browser would run the page as one. */
function isPlace({ method, url }: FastifyRequest): boolean {
  const path = url.split('?', 1)[0] ?? ''
  return ['GET', 'HEAD'].includes(method) && !/^\/(api|socket\.io)(\/|$)/.test(path) && !/\.[^/]*$/.test(path)
}
