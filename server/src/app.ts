import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Logger } from 'pino'
import access from './access/plugin.ts'
import { accountRoutes } from './auth/account-routes.ts'
import auth from './auth/auth.ts'
import { oauthRoutes } from './auth/oauth-routes.ts'
import { passwordRoutes } from './auth/password-routes.ts'
import sameSite from './auth/same-site.ts'
import { signInRoutes } from './auth/sign-in-routes.ts'
import { calibrationRoutes } from './calibration/calibration-routes.ts'
import { offerRoutes } from './calibration/offer-routes.ts'
import calibration from './calibration/plugin.ts'
import type { Config } from './config.ts'
import type { OpenDatabase } from './db/connect.ts'
import mail from './email/plugin.ts'
import { answer, handleErrors } from './errors.ts'
import { imageRoutes } from './interviews/image-routes.ts'
import { interviewRoutes } from './interviews/interview-routes.ts'
import { linkRoutes } from './interviews/link-routes.ts'
import interviews from './interviews/plugin.ts'
import eventLog from './log/plugin.ts'
import matchmaking from './matchmaking/plugin.ts'
import { queueRoutes } from './matchmaking/queue-routes.ts'
import { moderationRoutes } from './moderation/moderation-routes.ts'
import { operatorRoutes } from './moderation/operator-routes.ts'
import standing from './moderation/plugin.ts'
import { ownPackRoutes } from './packs/own-pack-routes.ts'
import packs from './packs/packs.ts'
import { paths } from './paths.ts'
import { leaveRoutes } from './people/account-deletion-routes.ts'
import people from './people/plugin.ts'
import { profileRoutes } from './people/profile-routes.ts'
import apiDocs from './plugins/api-docs.ts'
import bodyTurns from './plugins/body-turns.ts'
import connections from './plugins/connections.ts'
import health from './plugins/health.ts'
import heavyReads from './plugins/heavy-reads.ts'
import security from './plugins/security.ts'
import web, { mendedUrl } from './plugins/web.ts'
import progress from './progress/plugin.ts'
import { progressRoutes } from './progress/progress-routes.ts'
import { answerRaw, bareHeaders } from './raw-answer.ts'
import replay from './replay/plugin.ts'
import { recordingRoutes } from './replay/recording-routes.ts'
import { replayRoutes } from './replay/replay-routes.ts'
import { retryRoutes } from './replay/retry-routes.ts'
import { timelineRoutes } from './replay/timeline-routes.ts'
import reports from './report/plugin.ts'
import { reportRoutes } from './report/report-routes.ts'
import { shareRoutes } from './report/share-routes.ts'
import rooms from './room/plugin.ts'
import slots from './slots/plugin.ts'
import { slotLinkRoutes } from './slots/slot-link-routes.ts'
import { slotRoutes } from './slots/slot-routes.ts'
import gateway from './socket/gateway.ts'
import { soloRoutes } from './solo/solo-routes.ts'

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
  await app.register(connections, { config })
  await app.register(security, { config })
  await app.register(sameSite, { config })
  await app.register(access)
  await app.register(bodyTurns)
  await app.register(heavyReads)
  await app.register(apiDocs)
  await app.register(health, { database })
  await app.register(auth, { db, config })
  await app.register(people, { db })
  await app.register(mail, { db, config })
  await app.register(profileRoutes)
  await app.register(standing, { db, config, now })
  await app.register(packs, { db, config })
  await app.register(ownPackRoutes, { config })
  await app.register(eventLog, { database })
  await app.register(rooms, { config, watch: database.watch, now })
  await app.register(interviews, { database, config, now })
  await app.register(replay, { db, config })
  await app.register(accountRoutes, { config })
  await app.register(signInRoutes, { config })
  await app.register(oauthRoutes, { config })
  await app.register(passwordRoutes, { config })
  await app.register(interviewRoutes, { config })
  await app.register(linkRoutes, { config })
  await app.register(queueRoutes, { config, now })
  await app.register(imageRoutes, { config })
  await app.register(replayRoutes)
  await app.register(recordingRoutes, { config })
  await app.register(retryRoutes, { config })
  await app.register(progress, { db })
  await app.register(matchmaking, { database, now })
  await app.register(reports, { db })
  await app.register(reportRoutes)
  await app.register(progressRoutes, { config })
  await app.register(leaveRoutes, { db, config })
  await app.register(shareRoutes)
  await app.register(timelineRoutes)
  await app.register(soloRoutes, { config, now })
  await app.register(moderationRoutes, { config })
  await app.register(operatorRoutes)
  await app.register(slots, { database, config, now })
  await app.register(slotRoutes, { config })
  await app.register(slotLinkRoutes, { config })
  await app.register(calibration, { db })
  await app.register(offerRoutes, { now })
  await app.register(calibrationRoutes, { config, now })
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
