import fp from 'fastify-plugin'
import type { Database } from '../db/connect.ts'
import { CalibrationList } from './calibration-list-store.ts'
import { calibrationRoutes } from './calibration-routes.ts'
import { CalibrationStore } from './calibration-store.ts'
import { Calibrations } from './calibrations.ts'
import { offerRoutes } from './offer-routes.ts'

declare module 'fastify' {
  interface FastifyInstance {
    calibrations: Calibrations
    calibrationStore: CalibrationStore
    calibrationList: CalibrationList
  }
}

export default fp<{ db: Database; now: () => number }>(
  async (app, { db, now }) => {
    const store = new CalibrationStore(db)
    const { eventLog: log, rooms, interviewIndex: index, rounds, scripts } = app
    const list = new CalibrationList(db, store)
    app.decorate('calibrationStore', store)
    app.decorate('calibrationList', list)
    app.decorate('calibrations', new Calibrations({ store, list, log, rooms, index, rounds, scripts }))
    await app.register(offerRoutes, { now })
    await app.register(calibrationRoutes, { now })
  },
  { name: 'calibration', dependencies: ['rooms', 'interviews', 'progress'] },
)
