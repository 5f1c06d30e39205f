import { afterAll, beforeAll } from 'vitest'
import { questionOf } from '../domain/facts.ts'
import { eachDatabase } from '../servers/databases.ts'
import { type RunningApp, startApp } from './app.ts'
import { type Table, tableAt } from './table.ts'

export type House = {
  readonly server: RunningApp
  /** An interview of its own with four people in it, who all leave with the suite. */
  newTable(): Promise<Table>
}

/**
 * One running server with a pack of three small questions for all tests of a block, and that on both databases. Its
 * interviews run by the clock `now`, if one is given.
 */
export function eachHouse(
  settings: Record<string, string>,
  body: (house: House) => void,
  now: () => number = Date.now,
): void {
  eachDatabase((_name, _connect, place) => {
    let server: RunningApp
    const tables: Table[] = []
    beforeAll(async () => {
      const questions = ['orders', 'search', 'chat'].map((id) => questionOf(id))
      server = await startApp(undefined, { ...(await place()), ...settings }, questions, { now })
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
