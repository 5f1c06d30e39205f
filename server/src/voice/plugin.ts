import fp from 'fastify-plugin'
import type { Config } from '../config.ts'
import type { OpenDatabase } from '../db/connect.ts'
import { voiceRoutes } from './voice-routes.ts'
import { VoiceStore } from './voice-store.ts'

declare module 'fastify' {
  interface FastifyInstance {
    voiceStore: VoiceStore
  }
}

const DAY_MS = 24 * 3_600_000
const LOOK_MS = 3_600_000

/** Recorded voices; each is deleted `VOICE_DAYS` after its start. */
export default fp<{ database: Pick<OpenDatabase, 'db' | 'watch'>; config: Config; now: () => number }>(
  async (app, { database: { db, watch }, config, now }) => {
    const store = new VoiceStore(db, config.limits)
    app.decorate('voiceStore', store)
    await app.register(voiceRoutes, { config, now })

    let deleting: Promise<void> | undefined
    const look = () => {
      if (!watch.isSaving) return
      deleting ??= store
        .removeBefore(now() - config.voiceDays * DAY_MS, now())
        .catch((error: unknown) => app.log.warn({ err: error }, 'old voices could not be deleted; it is tried again'))
        .finally(() => {
          deleting = undefined
        })
    }
    const timer = setInterval(look, LOOK_MS).unref()
    app.addHook('onReady', async () => look())
    app.addHook('onClose', async () => {
      clearInterval(timer)
      await deleting
    })
  },
  { name: 'voice', dependencies: ['interviews'] },
)
