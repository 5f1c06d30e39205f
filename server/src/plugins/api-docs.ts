import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import fp from 'fastify-plugin'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'

/** The HTTP interface, described from the schemas that check it: a page at `/api/docs`, JSON at `/api/docs/json`. */
export default fp(
  async (app) => {
    await app.register(swagger, {
      openapi: {
        info: {
          title: 'Dryrun',
          version: '1',
          description: 'What the page asks over HTTP. Everything live goes through the socket: see docs/protocol.md.',
        },
      },
      transform: jsonSchemaTransform,
    })
    await app.register(swaggerUi, { routePrefix: '/api/docs' })
  },
  { name: 'api-docs' },
)
