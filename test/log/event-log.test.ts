import { randomUUID } from 'node:crypto'
import { type Entry, Event } from '@dryrun/server/core/events.ts'
import type { OpenDatabase } from '@dryrun/server/db/connect.ts'
import { createEventLog, type EventLog, entryBytes } from '@dryrun/server/log/event-log.ts'
import { SeqTaken } from '@dryrun/server/log/seq-taken.ts'
import { Unstorable } from '@dryrun/server/log/unstorable.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { box, questionOf } from '../support/domain/facts.ts'
import { Rehearsal } from '../support/domain/rehearsal.ts'
import { dated, wholeInterview } from '../support/domain/whole-interview.ts'
import { eachDatabase } from '../support/servers/databases.ts'

const commandId = randomUUID()
const entryOf = (seq: number, event: Event = { type: 'said', text: `${seq}` }): Entry => ({
  seq,
  at: 1_800_000_000_000 + seq,
  by: 'ada',
  commandId,
  event,
})
const entriesOf = (from: number, to: number): Entry[] =>
  Array.from({ length: to - from + 1 }, (_, index) => entryOf(from + index))

/** A log that contains every event type. */
async function everything(): Promise<Entry[]> {
  const questions = ['orders', 'search', 'chat'].map((id) => questionOf(id))
  const rehearsal = await Rehearsal.open({ questions })
  for (const { by, command } of wholeInterview(questions))
    await rehearsal.do(by, dated(command, rehearsal.room.interview))
  return rehearsal.entries()
}

eachDatabase((_name, connect) => {
  let database: OpenDatabase
  let log: EventLog
  beforeAll(async () => {
    database = await connect()
    log = createEventLog(database.db)
  })
  afterAll(() => database.close())

  it('[D21] what is appended is read again as it was, in order, whatever happened', async () => {
    const id = randomUUID()
    const entries = await everything()
    for (const type of Event.options.map(({ shape }) => shape.type.value))
      expect(entries.some(({ event }) => event.type === type)).toBe(true)
    await log.append(id, entries.slice(0, 40))
    await log.append(id, entries.slice(40))
    expect(await log.read(id)).toEqual(entries)
    expect(await createEventLog(database.db).read(id)).toEqual(entries)
  })

  it('[D22] a log is read from any place on, and one that is not there is empty', async () => {
    const id = randomUUID()
    await log.append(id, entriesOf(1, 5))
    expect((await log.read(id, 3)).map(({ seq }) => seq)).toEqual([4, 5])
    expect(await log.read(id, 5)).toEqual([])
    expect(await log.read(randomUUID())).toEqual([])
  })

  it('[D23] words and numbers come back as they were written', async () => {
    const id = randomUUID()
    const texts = [
      '“ünï” 😀 שלום',
      'a\\u0000b',
      '"; drop table interview_events; --',
      'a\nb\tc\u2028',
      'x'.repeat(20_000),
      ' ',
    ]
    const numbers = [0.1, -0.5, 1e-7, 123_456_789.125, 1e7, 5e-324]
    const said = texts.map((text, index) => entryOf(index + 1, { type: 'said', text }))
    const patches = numbers.map((angle, index) => ({ id: `e${index}`, element: box(`e${index}`, { angle }) }))
    const entries = [...said, entryOf(said.length + 1, { type: 'boardChanged', round: 0, patches })]
    await log.append(id, entries)
    expect(await log.read(id)).toEqual(entries)
  })

  it('[D24] who comes second stores nothing, not even what would have had room', async () => {
    const id = randomUUID()
    await log.append(id, entriesOf(1, 3))
    await expect(log.append(id, entriesOf(3, 6))).rejects.toBeInstanceOf(SeqTaken)
    expect(await log.read(id)).toEqual(entriesOf(1, 3))
    await log.append(id, entriesOf(4, 6))
    expect(await log.read(id)).toEqual(entriesOf(1, 6))
  })

  it('[D25] of several servers that append at the same place at once exactly one does', async () => {
    const id = randomUUID()
    const servers = Array.from({ length: 5 }, () => createEventLog(database.db))
    for (let round = 0; round < 5; round++) {
      const appended = servers.map((server) => server.append(id, entriesOf(2 * round + 1, 2 * round + 2)))
      const results = await Promise.allSettled(appended)
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      const reasons = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
      expect(reasons.map((reason) => reason instanceof SeqTaken)).toEqual(Array(4).fill(true))
    }
    expect(await log.read(id)).toEqual(entriesOf(1, 10))
  })

  it('[D26] one interview’s second writer does not take its neighbours in the same commit down', async () => {
    const [taken, ...others] = Array.from({ length: 4 }, () => randomUUID()) as [string, ...string[]]
    await log.append(taken, entriesOf(1, 1))
    // The first goes alone; all others wait for it and share a commit.
    const appended = [randomUUID(), others[0], taken, others[1], others[2]].map((id) =>
      log.append(id as string, entriesOf(1, 2)),
    )
    const results = await Promise.allSettled(appended)
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ])
    for (const id of others) expect(await log.read(id)).toEqual(entriesOf(1, 2))
  })

  it.each([
    ['a zero character', 'a\0b'],
    ['half of a character', 'a\ud83d'],
  ])('[D27] what no database keeps is refused as such, and alone: %s', async (_, text) => {
    const [first, bad, good] = [randomUUID(), randomUUID(), randomUUID()]
    const results = await Promise.allSettled([
      log.append(first, entriesOf(1, 1)),
      log.append(bad, [entryOf(1, { type: 'said', text })]),
      log.append(good, entriesOf(1, 1)),
    ])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(results[1]).toMatchObject({ reason: expect.any(Unstorable) })
    expect(await log.read(bad)).toEqual([])
  })

  it('[D28] a long log is read whole and in order', async () => {
    const id = randomUUID()
    const seqs = (entries: readonly Entry[]) => entries.map(({ seq }) => seq)
    for (const [from, to] of [
      [1, 2_000],
      [2_001, 4_000],
      [4_001, 5_000],
    ] as const)
      await log.append(id, entriesOf(from, to))
    expect(seqs(await log.read(id))).toEqual(seqs(entriesOf(1, 5_000)))
    await log.append(id, entriesOf(5_001, 5_001))
    expect(seqs(await log.read(id))).toEqual(seqs(entriesOf(1, 5_001)))
    expect(seqs(await log.read(id, 4_999))).toEqual([5_000, 5_001])
  })

  it('[BO8] a page is bounded in bytes as well as in rows', async () => {
    const id = randomUUID()
    const large = (seq: number) => entryOf(seq, { type: 'said', text: 'x'.repeat(300_000) })
    await log.append(id, [1, 2, 3, 4, 5, 6].map(large))
    await log.append(id, entriesOf(7, 1_100))
    const pages: number[] = []
    for await (const page of log.pages(id, 1)) pages.push(page.length)
    // The fourth large entry reaches the page limit of 1 MiB; later pages hold 500 rows.
    expect(pages).toEqual([4, 500, 500, 95])
    expect(await log.read(id)).toEqual([...[1, 2, 3, 4, 5, 6].map(large), ...entriesOf(7, 1_100)])
  })

  it('[BO9] an event is stored as it was sent, and its size is that of its JSON', async () => {
    const id = randomUUID()
    const points = Array.from({ length: 1_000 }, (): [number, number] => [5e-324, -1e-300])
    const event: Event = { type: 'boardChanged', round: 0, patches: [{ id: 's', append: { from: 0, points } }] }
    await log.append(id, [entryOf(1, event), entryOf(2, { type: 'said', text: 'ünï 😀' })])
    const { rows } = await database.pool.query(
      'select event::text as text from interview_events where interview_id = $1 and seq = 1',
      [id],
    )
    expect(rows).toEqual([{ text: JSON.stringify(event) }])
    const sizes = (await log.read(id)).map((entry) => entryBytes(entry.event))
    expect(sizes).toEqual([entryBytes(event), Buffer.byteLength(JSON.stringify({ type: 'said', text: 'ünï 😀' }))])
    expect(await log.size(id)).toBe(sizes.reduce((sum, each) => sum + each))
    expect(await log.size(randomUUID())).toBe(0)
  })

  it('[D29] many interviews append at once, and each has its own', async () => {
    const ids = Array.from({ length: 60 }, () => randomUUID())
    await Promise.all(ids.flatMap((id) => [log.append(id, entriesOf(1, 3)), log.append(id, entriesOf(4, 5))]))
    const read = await Promise.all(ids.map((id) => log.read(id)))
    for (const entries of read) expect(entries).toEqual(entriesOf(1, 5))
  })

  it('[D30] a row that is no event stops the reading: a damaged log is not guessed at', async () => {
    const id = randomUUID()
    await log.append(id, entriesOf(1, 1))
    const insert =
      'insert into interview_events (interview_id, seq, at, by, command_id, event) values ($1, 2, 0, $2, $3, $4)'
    await database.pool.query(insert, [id, 'ada', commandId, JSON.stringify({ type: 'said', text: 7 })])
    await expect(log.read(id)).rejects.toThrow()
    expect(await log.read(id, 2)).toEqual([])
  })
})
