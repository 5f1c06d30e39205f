import { afterAll, beforeAll } from 'vitest'
import { questionOf } from '../domain/facts.ts'
import { eachDatabase } from '../servers/databases.ts'
import { type RunningApp, startApp } from './app.ts'
import { type Table, tableAt } from './table.ts'

export type House = {
  readonly server: RunningApp
  /** A new interview with four people, closed with the suite. */
  newTable(): Promise<Table>
}

/**
 * Runs tests on both databases, each with one server and a pack of three small questions. Its interviews use the clock
 * `now` where one is given.
 */
export function eachHouse(
  settings: Record<string, string>,
  body: (house: House) => void,
  now: () => number = Date.now,
): void {
  eachDatabase((_name, connect) => {
    let server: RunningApp
    const tables: Table[] = []
    beforeAll(async () => {
      const questions = ['orders', 'search', 'chat'].map((id) => questionOf(id))
      server = await startApp(undefined, settings, questions, { now, database: await connect() })
    })
    afterAll(async () => {
      for (const person of tables.flatMap(({ everyone }) => everyone)) person.disconnect()
      await server.stop()
    })
    body({
      get server() {
        return server
      },
      async newTable() {
        const table = await tableAt(server.url)
        tables.push(table)
        return table
      },
    })
  })
}
