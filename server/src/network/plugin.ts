import { AddressesReply, SiteReply } from '@dryrun/shared/api/site.ts'
import fp from 'fastify-plugin'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Config } from '../config.ts'
import { LocalHttps } from './local-https.ts'
import { redirectToHttps } from './only-https.ts'
import { Site } from './site.ts'
import { trustRoutes } from './trust-routes.ts'

declare module 'fastify' {
  interface FastifyInstance {
    site: Site
    /** Only with `HTTPS=lan`. */
    https: LocalHttps | undefined
  }
}

const network: FastifyPluginAsyncZod<{ config: Config }> = async (app, { config }) => {
  const site = new Site(app, config)
  app.decorate('site', site)
  const https = config.https === 'lan' ? await LocalHttps.at(config, () => site.hosts) : undefined
  app.decorate('https', https)
  if (https) {
    redirectToHttps(app, (request) => site.secureAddressOf(request))
    app.addHook('onClose', () => https.close())
  }
  await app.register(trustRoutes)

  app.get(
    '/api/site',
    { schema: { tags: ['site'], summary: 'The address for links to other people', response: { 200: SiteReply } } },
    async (request) => ({ address: site.addressesFor(request)[0]?.url ?? null }),
  )

  app.get(
    '/api/interviews/:id/addresses',
    {
      schema: {
        tags: ['site'],
        summary: 'Every address for the invite links, for the host',
        params: z.object({ id: z.string() }),
        response: { 200: AddressesReply },
      },
    },
    async (request) => ({ addresses: site.addressesFor(request) }),
  )
}

export default fp(network, { name: 'network', dependencies: ['access', 'api-docs', 'connections'] })
