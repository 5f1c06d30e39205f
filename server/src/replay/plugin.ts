import fp from 'fastify-plugin'
import type { Database } from '../db/connect.ts'
import { PointingRecorder } from './pointing-recorder.ts'
import { PointingStore } from './pointing-store.ts'

declare module 'fastify' {
  interface FastifyInstance {
    pointingStore: PointingStore
  }
}

const flushMs = 10_000
/** A server that stops does not wait longer for where people pointed. */
const lastFlushMs = 1_000
const roundEnds = new Set(['roundFinished', 'interviewEnded'])

/** What is kept for the replay beside the logs. */
export default fp<{ db: Database }>(
  async (app, { db }) => {
    const store = new PointingStore(db)
    app.decorate('pointingStore', store)
    const recorder = new PointingRecorder(store, (error) => {
      app.log.debug({ err: error }, 'where people pointed could not be stored')
    })
    app.rooms.onPointed((...pointed) => recorder.take(...pointed))
    app.rooms.onTold((_, type) => {
      if (roundEnds.has(type)) void recorder.flush()
    })
    const timer = setInterval(() => void recorder.flush(), flushMs).unref()
    app.addHook('onClose', async () => {
      clearInterval(timer)
      await Promise.race([recorder.flush(), new Promise((resolve) => setTimeout(resolve, lastFlushMs).unref())])
    })
  },
  { name: 'replay', dependencies: ['rooms'] },
)
