import { randomUUID } from 'node:crypto'
import type { OpenDatabase } from '@dryrun/server/db/connect.ts'
import { createEventLog } from '@dryrun/server/log/event-log.ts'
import { Room } from '@dryrun/server/room/room.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ada, bob, openedWith, questionOf } from '../support/domain/facts.ts'
import { plenty } from '../support/domain/plenty.ts'
import { replay } from '../support/domain/replay.ts'
import { Replica, Tab } from '../support/domain/tab.ts'
import { dated, wholeInterview } from '../support/domain/whole-interview.ts'
import { eachDatabase } from '../support/servers/databases.ts'

const questions = ['orders', 'search', 'chat'].map((id) => questionOf(id))
const { type: _, ...facts } = openedWith(questions) as Extract<
  ReturnType<typeof openedWith>,
  { type: 'interviewOpened' }
>

eachDatabase((_name, connect) => {
  let database: OpenDatabase
  beforeAll(async () => {
    database = await connect()
  })
  afterAll(() => database.close())

  async function openRoom(id: string): Promise<Room> {
    const log = createEventLog(database.db)
    return await Room.open(id, {
      log,
      now: () => 1_800_000_000_000,
      limits: plenty,
      newLife: () => 1,
      pause: async () => {},
      onTold() {},
      onClosed() {},
      onFault() {},
    })
  }

  it('[D31] a whole interview stands on the disk: a room opened from it, a replay and those who were there agree', async () => {
    const id = randomUUID()
    const room = await openRoom(id)
    await room.submit({ id: randomUUID(), command: { type: 'openInterview', hostName: 'Ada', ...facts, id } }, ada)
    await room.submit({ id: randomUUID(), command: { type: 'takeSeat', seat: 'guest', name: 'Bob' } }, bob)
    const tabs = [ada, bob].map((person) => new Tab(person))
    for (const tab of tabs) tab.connect(room)
    for (const { by, command } of wholeInterview(questions)) {
      const submission = { id: randomUUID(), command: dated(command, room.interview) }
      expect(await room.submit(submission, by)).toEqual({ ok: true })
    }
    expect(room.interview.sealed).toBe(false)
    const reopened = await openRoom(id)
    expect(reopened.interview).toEqual(room.interview)
    for (const tab of tabs) {
      const told = new Replica()
      for (const frame of replay(await createEventLog(database.db).read(id), tab.person)) told.apply(frame)
      expect(told.screen).toEqual(tab.replica.screen)
      const before = tab.frames.length
      tab.connect(reopened)
      expect(tab.frames.slice(before).map(({ fresh }) => fresh)).toEqual([true])
      expect(tab.replica.screen).toEqual(told.screen)
    }
  })

  it('[D32] of two servers with the same room open one writes, and the other’s people are sent back to it', async () => {
    const id = randomUUID()
    const [one, two] = [await openRoom(id), await openRoom(id)]
    const open = { type: 'openInterview', hostName: 'Ada', ...facts, id } as const
    const receipts = await Promise.all([one, two].map((room) => room.submit({ id: randomUUID(), command: open }, ada)))
    expect(receipts.map(({ ok }) => ok).sort()).toEqual([false, true])
    const loser = receipts[0]?.ok ? two : one
    expect(new Tab(ada).connect(loser)).toBe(false)
    expect(await createEventLog(database.db).read(id)).toHaveLength(2)
  })
})
