import { afterAll, beforeAll } from 'vitest'
import { eachDatabase } from '../servers/databases.ts'
import { type RunningApp, startApp } from './app.ts'

export type Server = Readonly<Pick<RunningApp, 'url' | 'app' | 'pool'>>

/** Runs the same tests on both databases, with one server for the block. */
export function eachServer(settings: Record<string, string>, tests: (server: Server) => void): void {
  eachDatabase((_name, connect) => {
    let running: RunningApp
    beforeAll(async () => {
      running = await startApp(undefined, settings, undefined, { database: await connect() })
    })
    afterAll(() => running.stop())
    tests({
      get url() {
        return running.url
      },
      get app() {
        return running.app
      },
      get pool() {
        return running.pool
      },
    })
  })
}
