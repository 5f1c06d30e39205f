import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import fp from 'fastify-plugin'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'

type Route = Parameters<typeof jsonSchemaTransform>[0]

/** Routes whose schemas contain scripts and scores; `docs/` describes their answers. */
const isOfTheSealed = ({ schema: { tags = [] } = {}, route: { method } }: Route): boolean =>
  tags.includes('calibration') || (method === 'GET' && tags.some((tag) => tag === 'replay' || tag === 'reports'))

const withoutAnswers = (route: Route): Route => {
  const { response: _, ...schema } = route.schema
  return { ...route, schema }
}

/**
 * Serves the API documentation, generated from the schemas, at `/api/docs`, and the OpenAPI JSON at `/api/docs/json`.
 */
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
      transform: (route) => jsonSchemaTransform(isOfTheSealed(route) ? withoutAnswers(route) : route),
    })
    await app.register(swaggerUi, { routePrefix: '/api/docs' })
  },
  { name: 'api-docs' },
)
