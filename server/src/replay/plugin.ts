import fp from 'fastify-plugin'
import type { Config } from '../config.ts'
import type { Database } from '../db/connect.ts'
import { PointingRecorder } from './pointing-recorder.ts'
import { PointingStore } from './pointing-store.ts'
import { RecordingChecker } from './recording-checker.ts'
import { recordingRoutes } from './recording-routes.ts'
import { RecordingStore } from './recording-store.ts'
import { replayRoutes } from './replay-routes.ts'
import { retryRoutes } from './retry-routes.ts'
import { timelineRoutes } from './timeline-routes.ts'

declare module 'fastify' {
  interface FastifyInstance {
    pointingStore: PointingStore
    recordingShelf: RecordingStore
    recordingChecker: RecordingChecker
  }
}

const flushMs = 10_000
/** Shutdown waits no longer than this for the last samples. */
const lastFlushMs = 1_000
const roundEnds = new Set(['roundFinished', 'interviewEnded'])

export default fp<{ db: Database; config: Config }>(
  async (app, { db, config }) => {
    const store = new PointingStore(db)
    app.decorate('pointingStore', store)
    app.decorate('recordingShelf', new RecordingStore(db, config.limits))
    app.decorate('recordingChecker', new RecordingChecker())
    await app.register(replayRoutes)
    await app.register(timelineRoutes)
    await app.register(retryRoutes)
    await app.register(recordingRoutes, { config })
    const recorder = new PointingRecorder(store, (error) => {
      app.log.debug({ err: error }, 'where people pointed could not be stored')
    })
    app.rooms.onPointed((...pointed) => recorder.take(...pointed))
    app.rooms.onTold((_, type) => {
      if (roundEnds.has(type)) void recorder.flush()
    })
    const timer = setInterval(() => void recorder.flush({ isWhole: false }), flushMs).unref()
    app.addHook('onClose', async () => {
      clearInterval(timer)
      await Promise.race([recorder.flush(), new Promise((resolve) => setTimeout(resolve, lastFlushMs).unref())])
    })
  },
  { name: 'replay', dependencies: ['rooms'] },
)
