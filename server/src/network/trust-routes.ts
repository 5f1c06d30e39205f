import { ApiError } from '@dryrun/shared/api/api-error.ts'
import { AuthorityReply } from '@dryrun/shared/api/site.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem } from '../errors.ts'

const tags = ['site']

/** The certificate of the local authority, for devices that should trust it; its key never leaves the server. */
export const trustRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/api/site/authority',
    {
      schema: {
        tags,
        summary: 'The certificate authority of this server with HTTPS=lan, else null',
        response: { 200: AuthorityReply },
      },
    },
    async (request) => {
      const { https, site } = app
      return { authority: https ? { ...https.authority, address: site.secureAddressOf(request) ?? null } : null }
    },
  )

  app.get(
    '/api/site/authority.crt',
    { schema: { tags, summary: 'Its certificate, to install', response: { 200: z.string(), '4xx': ApiError } } },
    async (_request, reply) => {
      if (!app.https) throw new Problem('notFound')
      return reply
        .header('content-disposition', 'attachment; filename="dryrun-authority.crt"')
        .type('application/x-x509-ca-cert')
        .serializer((text: string) => text)
        .send(app.https.certificate)
    },
  )
}
