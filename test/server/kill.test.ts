import type { Command } from '@dryrun/shared/interview/commands.ts'
import { expect, it } from 'vitest'
import { eachDatabase } from '../support/databases.ts'
import { Persistent } from '../support/persistent.ts'
import { freePort } from '../support/postgres-cluster.ts'
import { isRunning, type ServerProcess, startServer } from '../support/server-process.ts'
import { type Table, tableAt } from '../support/table.ts'

const bundled = {
  packId: 'serverless-2026',
  rounds: [{ questionId: 'order-pipeline', hostRole: 'interviewer' as const }],
}
const talk =
  (name: string) =>
  (n: number): Command => ({ type: 'say', text: `${name} ${n}` })
/** One stroke that grows, so that what is missing or done twice would show. */
const draw = (n: number): Command => ({
  type: 'changeBoard',
  round: 0,
  patches: [
    n === 0
      ? { id: 'stroke', element: { id: 'stroke', type: 'freedraw', x: 0, y: 0, points: [[0, 0]] } }
      : { id: 'stroke', append: { from: n, points: [[n, -n]] } },
  ],
})

eachDatabase((_name, _connect, place) => {
  async function settings(): Promise<Record<string, string>> {
    const limits = { LIMIT_COMMANDS_PER_SECOND: '10000', LIMIT_SIGN_IN_PER_MINUTE: '10000' }
    return { ...(await place()), ...limits, PORT: `${await freePort()}`, AUTH_SECRET: 'a'.repeat(40) }
  }

  /** Ada talks, Bob draws, and Eve listens. */
  async function liveInterview(server: ServerProcess): Promise<{ table: Table; busy: Persistent[] }> {
    const table = await tableAt(server.url, bundled)
    await table.ada.do({ type: 'startRound' })
    await table.bob.until(({ view }) => view?.round)
    const busy = [new Persistent(table.ada, talk('Ada')), new Persistent(table.bob, draw)]
    for (const one of busy) one.start()
    return { table, busy }
  }

  const untilSome = async (busy: readonly Persistent[], more: number) => {
    const enough = busy.map(({ acknowledged }) => acknowledged.length + more)
    await expect
      .poll(() => busy.every((one, index) => one.acknowledged.length >= (enough[index] ?? 0)), {
        timeout: 20_000,
        interval: 1,
      })
      .toBe(true)
  }

  /** Everyone comes back with the version seen last, and goes on where they were. */
  async function comeBack({ id, everyone }: Table, busy: readonly Persistent[]): Promise<void> {
    await Promise.all(busy.map((one) => one.broken()))
    await Promise.all(everyone.map((person) => person.until(({ isConnected }) => !isConnected)))
    await Promise.all(everyone.map((person) => person.connect(id)))
    for (const one of busy) one.start()
  }

  /** Nothing acknowledged is missing, nothing is there twice, and everybody sees the same. */
  async function expectWhole({ id, everyone, ada }: Table, busy: readonly Persistent[]): Promise<void> {
    for (const one of busy) await one.stop()
    const [talker, drawer] = busy as [Persistent, Persistent]
    const said = Array.from({ length: talker.composed }, (_, n) => `Ada ${n}`)
    for (const person of everyone) {
      await person.until(
        ({ view, board }) =>
          view?.chat.length === said.length && board.get('stroke')?.points?.length === drawer.composed,
      )
      expect(person.view?.chat.map(({ text }) => text)).toEqual(said)
      expect(person.board.get('stroke')?.points?.map(([x]) => x)).toEqual(
        Array.from({ length: drawer.composed }, (_, n) => n),
      )
    }
    const later = ada.anotherTab()
    await later.connect(id)
    await later.until(({ view }) => view)
    expect(later.view).toEqual(ada.view)
    later.disconnect()
  }

  it('[D1] killed in the middle of a stream of changes, the server loses nothing it acknowledged and does nothing twice', async () => {
    const set = await settings()
    let server = await startServer(set)
    const { table, busy } = await liveInterview(server)
    const frames = table.eve.frames.length
    for (const soon of [20, 1, 60]) {
      await untilSome(busy, soon)
      expect(await server.kill('SIGKILL')).toBeNull()
      server = await startServer(set)
      await comeBack(table, busy)
    }
    await untilSome(busy, 20)
    await expectWhole(table, busy)
    // Each came back by steps: a server that was started anew still knows what each of them has seen.
    expect(table.eve.frames.slice(frames).filter(({ fresh }) => fresh)).toEqual([])
    expect(await server.kill('SIGTERM')).toBe(0)
  }, 120_000)

  it('[D2] told to stop, it finishes what it took, ends in time with all its processes, and is found again as it was', async () => {
    const set = await settings()
    let server = await startServer(set)
    const { table, busy } = await liveInterview(server)
    await untilSome(busy, 20)
    const asked = Date.now()
    expect(await server.kill('SIGTERM')).toBe(0)
    expect(Date.now() - asked).toBeLessThan(8_000)
    expect(isRunning(server.pid)).toBe(false)
    server = await startServer(set)
    await comeBack(table, busy)
    await untilSome(busy, 20)
    await expectWhole(table, busy)
    for (const person of table.everyone) person.disconnect()
    expect(await server.kill('SIGTERM')).toBe(0)
  }, 60_000)
})
