import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Logger } from 'pino'
import auth from './auth/plugin.ts'
import calibration from './calibration/plugin.ts'
import call from './call/plugin.ts'
import type { Config } from './config.ts'
import type { OpenDatabase } from './db/connect.ts'
import mail from './email/plugin.ts'
import { answer, handleErrors } from './errors.ts'
import interviews from './interviews/plugin.ts'
import eventLog from './log/plugin.ts'
import matchmaking from './matchmaking/plugin.ts'
import moderation from './moderation/plugin.ts'
import network from './network/plugin.ts'
import packs from './packs/plugin.ts'
import { paths } from './paths.ts'
import people from './people/plugin.ts'
import plugins from './plugins/plugin.ts'
import web, { mendedUrl } from './plugins/web.ts'
import progress from './progress/plugin.ts'
import { answerRaw, bareHeaders } from './raw-answer.ts'
import replay from './replay/plugin.ts'
import reports from './report/plugin.ts'
import rooms from './room/plugin.ts'
import slots from './slots/plugin.ts'
import gateway from './socket/gateway.ts'
import solo from './solo/plugin.ts'
import voice from './voice/plugin.ts'

/** `page` is the folder of the client's build. `now` is the interview clock, in milliseconds since 1970. */
export type AppParts = { config: Config; database: OpenDatabase; log: Logger; page?: string; now?: () => number }

/** Request timeout. Long enough for a slow image upload, short enough to stop slow-loris connections. */
const requestMs = 60_000
/** `connectionsCheckingInterval` is how often Node checks for late requests. */
const http = { headersTimeout: 20_000, connectionsCheckingInterval: 5_000 }
/** Idle timeout of a connection, which cuts a client that does not read its answer. */
const silentMs = 120_000

/** Trusts only the nearest proxy's entry in `X-Forwarded-For`, because clients can send the others. */
const isOurProxy = (_address: string, hop: number): boolean => hop === 0

/** Builds the server without a port; the plugins register in order of dependency. Rejects when a plugin fails. */
export async function createApp(parts: AppParts): Promise<FastifyInstance> {
  const { config, database, log, page = paths.client, now = Date.now } = parts
  const { db } = database
  const app = emptyApp({ config, log })
  await app.register(plugins, { config, database })
  await app.register(mail, { db, config })
  await app.register(moderation, { db, config, now })
  await app.register(auth, { db, config })
  await app.register(network, { config })
  await app.register(people, { db, config })
  await app.register(packs, { db, config })
  await app.register(eventLog, { database })
  await app.register(rooms, { config, watch: database.watch, now })
  await app.register(interviews, { database, config, now })
  await app.register(call, { config })
  await app.register(voice, { database, config, now })
  await app.register(replay, { db, config })
  await app.register(progress, { db })
  await app.register(matchmaking, { database, now })
  await app.register(solo, { now })
  await app.register(reports, { db })
  await app.register(slots, { database, config, now })
  await app.register(calibration, { db, now })
  await app.register(gateway, { config })
  await app.register(web, { page })
  return app
}

function emptyApp({ config, log }: Pick<AppParts, 'config' | 'log'>): FastifyInstance {
  const app = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    trustProxy: config.trustProxy && isOurProxy,
    requestTimeout: requestMs,
    connectionTimeout: silentMs,
    http,
    bodyLimit: 256 * 1024,
    genReqId: () => randomUUID(),
    rewriteUrl: ({ url }) => mendedUrl(url ?? '/'),
    logController: new LogController({ disableRequestLogging: !['debug', 'trace'].includes(config.logLevel) }),
    frameworkErrors: (_error, request, reply) => answer(reply.headers(bareHeaders), request, 'invalid'),
    clientErrorHandler: (_error, connection) => answerRaw(connection, 'invalid'),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  handleErrors(app)
  return app
}
