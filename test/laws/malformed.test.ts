import { randomUUID } from 'node:crypto'
import { BoardsDraft } from '@dryrun/server/core/board-draft.ts'
import type { Command } from '@dryrun/shared/interview/commands.ts'
import { PROTOCOL } from '@dryrun/shared/protocol.ts'
import { refusals } from '@dryrun/shared/refusals.ts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { diceOf } from '../support/domain/dice.ts'
import { box, questionOf } from '../support/domain/facts.ts'
import { expectUnpolluted } from '../support/domain/unpolluted.ts'
import { type RunningApp, startApp } from '../support/http/app.ts'
import { Participant } from '../support/http/participant.ts'
import { type Table, tableAt, tokenOf } from '../support/http/table.ts'
import { anyDatabase } from '../support/servers/any-database.ts'
import { record } from '../support/servers/figures.ts'
import { brokenFrames, FRAME_BYTES } from '../support/socket/broken-frames.ts'
import { Gunner, outcomesOf } from '../support/socket/gunner.ts'
import { halfHandshakes } from '../support/socket/half-handshakes.ts'
import { everyNastyKey, randomShot, type Shot } from '../support/socket/malformed.ts'
import { RawLink } from '../support/socket/raw-link.ts'
import { strangeKnocks } from '../support/socket/strange-knocks.ts'

const SHOTS = 10_000
const SEED = Number(process.env.SEED ?? 20_261_123)
/** Messages per attacker for each stroke of the healthy room. */
const VOLLEY = 25
const plenty = '1000000'

let server: RunningApp
let table: Table
let mallory: Participant
let gunners: Gunner[]
let strokes = 0
const faults = vi.fn()
beforeAll(async () => {
  const limits = {
    LIMIT_COMMANDS_PER_SECOND: plenty,
    LIMIT_COMMAND_BURST: plenty,
    LIMIT_SOCKETS_PER_PERSON: plenty,
    // Raised, because known attacks need messages above the default limit.
    LIMIT_FRAME_BYTES: String(FRAME_BYTES),
  }
  server = await startApp(
    await anyDatabase(),
    limits,
    ['orders', 'search', 'chat'].map((id) => questionOf(id)),
  )
  server.app.log.error = faults
  table = await tableAt(server.url)
  await table.ada.do({ type: 'startRound' })
  await table.bob.draw(0, { id: 'line', element: { ...box('line'), type: 'freedraw', points: [[0, 0]] } })
  await table.ada.draw(0, { id: 'queue', element: box('queue') })
  mallory = await Participant.named(server.url, 'Mallory')
  await mallory.claim(tokenOf(table.links, 'audience'))
  const own = await tableAt(server.url)
  await own.ada.do({ type: 'startRound' })
  for (const person of [own.bob, own.sam, own.eve]) person.disconnect()
  const aims = [
    { cookie: mallory.cookie, interviewId: table.id },
    { cookie: own.ada.cookie, interviewId: own.id },
    { cookie: own.bob.cookie, interviewId: own.id },
  ]
  gunners = aims.map((aim) => new Gunner({ url: server.url, ...aim }))
}, 120_000)
afterAll(async () => {
  for (const gunner of gunners) gunner.leave()
  for (const person of table.everyone) person.disconnect()
  await server.stop()
})

async function drawOn(): Promise<void> {
  const { ada, bob } = table
  strokes += 1
  await Promise.all([
    bob.draw(0, { id: 'line', append: { from: strokes, points: [[strokes, strokes]] } }),
    ada.draw(0, { id: 'queue', set: { x: strokes } }),
  ])
}

async function expectHealthy(): Promise<void> {
  await drawOn()
  for (const person of table.everyone) {
    expect(person.isConnected).toBe(true)
    await person.until(({ board }) => board.get('line')?.points?.length === strokes + 1)
    await person.until(({ board }) => board.get('queue')?.x === strokes)
    const versions = person.frames.map(({ version }) => version)
    expect(versions).toEqual(versions.map((_, index) => (versions[0] ?? 0) + index))
  }
  expect(await (await fetch(`${server.url}/readyz`)).json()).toEqual({ ok: true })
}

async function intruder(): Promise<RawLink> {
  const link = await RawLink.open(server.url, { cookie: mallory.cookie })
  await link.join({ protocol: PROTOCOL, interviewId: table.id })
  return link
}

const sayHello = () => ({ id: randomUUID(), command: { type: 'say', text: 'hello' } })
const pointing = { cursor: [1, 2], viewport: null, selected: [], editing: null }

describe('whatever is sent', () => {
  it(`[Z1] ${SHOTS} malformed messages: the server stands, answers in codes, and a healthy room loses nothing`, async () => {
    const dice = diceOf(SEED)
    const known = everyNastyKey()
    const shots = [...known, ...Array.from({ length: SHOTS - known.length }, () => randomShot(dice))]
    process.stdout.write(`malformed: ${shots.length} messages, seed ${SEED}\n`)
    for (let from = 0; from < shots.length; from += VOLLEY * gunners.length) {
      const volley = (index: number): Shot[] => shots.slice(from + index * VOLLEY, from + (index + 1) * VOLLEY)
      await Promise.all([...gunners.map((gunner, index) => gunner.fireAll(volley(index))), drawOn()])
    }
    record('malformed messages', { sent: shots.length })
    const outcomes = outcomesOf(gunners)
    for (const [family, counts] of outcomes)
      process.stdout.write(`  ${family}: ${[...counts].map(([outcome, times]) => `${times} ${outcome}`).join(', ')}\n`)
    const codes = new Set([...outcomes.values()].flatMap((counts) => [...counts.keys()]))
    const others = ['taken', 'told the time', 'cut off']
    expect([...codes].filter((code) => !(code in refusals) && !others.includes(code))).toEqual([])
    expect(gunners.flatMap(({ oddities }) => oddities)).toEqual([])
    expect(faults.mock.calls).toEqual([])
    expectUnpolluted()
    await expectHealthy()
  }, 400_000)

  it('[Z2] a frame that breaks the rules ends its own connection and no other', async () => {
    for (const shot of brokenFrames) {
      const link = await intruder()
      shot.fire(link)
      await link.until(() => link.isClosed)
    }
    expect(faults.mock.calls).toEqual([])
    await expectHealthy()
  })

  it('[Z3] a conversation that begins in no known way is answered or ended, and holds nobody up', async () => {
    const links = halfHandshakes(new URL(server.url).host).map((beginning) => {
      const link = RawLink.dial(server.url)
      link.write(beginning)
      return link
    })
    await expectHealthy()
    for (const link of links) link.finish()
    await Promise.all(links.map((link) => link.until(() => link.isClosed)))
    for (const { answer } of links) expect(answer).toMatch(/^(HTTP\/1\.1 (101|[45]\d\d) |$)/)
    expect(faults.mock.calls).toEqual([])
    await expectHealthy()
  })

  it('[Z3] whoever knocks with anything but a handshake is turned away with a reason, or cut off', async () => {
    const ours = `"protocol":${PROTOCOL},"interviewId":"${table.id}"`
    const reasons = new Set<string>()
    for (const knock of strangeKnocks) {
      const link = await RawLink.open(server.url, { cookie: mallory.cookie })
      reasons.add(await link.knock(knock.replace('ours', ours)))
      link.drop()
    }
    expect([...reasons].sort()).toEqual(['', '44{"message":"notFound"}', '44{"message":"reloadPage"}'])
    expectUnpolluted()
    await expectHealthy()
  })

  it('[Z4] a connection that knocks again and again before it is answered is cut off', async () => {
    const link = await RawLink.open(server.url, { cookie: mallory.cookie })
    for (let n = 0; n < 1_000; n++) link.send(`40${JSON.stringify({ protocol: PROTOCOL, interviewId: table.id })}`)
    await link.until(() => link.isClosed)
    await expectHealthy()
  })

  it('[Z5] a handler that throws is answered and written down, and everyone goes on', async () => {
    const room = await server.app.rooms.get(table.id)
    if (!room) throw new Error('no room')
    const boom = () => {
      throw new Error('boom')
    }
    const link = await intruder()
    vi.spyOn(room, 'take').mockImplementationOnce(boom)
    expect(await link.ask(['command', sayHello()])).toEqual({ ok: false, code: 'failed' })
    vi.spyOn(room, 'point').mockImplementationOnce(boom)
    link.send(`42${JSON.stringify(['presence', pointing])}`)
    expect(await link.ask(['command', sayHello()], 2)).toEqual({ ok: true })
    vi.spyOn(room, 'join').mockImplementationOnce(boom)
    const late = await RawLink.open(server.url, { cookie: mallory.cookie })
    late.send(`40${JSON.stringify({ protocol: PROTOCOL, interviewId: table.id })}`)
    await late.until(() => late.isClosed)
    expect(faults.mock.calls).toHaveLength(3)
    for (const [details] of faults.mock.calls) expect(details).toMatchObject({ interviewId: table.id })
    faults.mockClear()
    link.drop()
    await expectHealthy()
  })

  it('[Z6] a change over which deciding stumbles is refused alone, whoever shares its commit', async () => {
    const { take } = BoardsDraft.prototype
    vi.spyOn(BoardsDraft.prototype, 'take').mockImplementation(function (this: BoardsDraft, round, patches, limit) {
      if (patches.some(({ id }) => id === 'poison')) throw new Error('boom')
      return take.call(this, round, patches, limit)
    })
    const { ada, bob } = table
    const draw = (id: string): Command => ({ type: 'changeBoard', round: 0, patches: [{ id, element: box(id) }] })
    const answers = [ada.submit(draw('one')), bob.submit(draw('poison')), ada.submit(draw('two')), drawOn()]
    expect(await Promise.all(answers)).toEqual([{ ok: true }, { ok: false, code: 'failed' }, { ok: true }, undefined])
    vi.restoreAllMocks()
    expect(faults.mock.calls).toHaveLength(1)
    faults.mockClear()
    await expectHealthy()
  })

  it('[Z7] neither arguments by the hundred thousand nor nesting by the half million ends the server', async () => {
    const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
    const lethal = [
      ...[40_001, 130_000, 500_000].map((count) => `["command"${',1'.repeat(count)}]`),
      ...[5_000, 500_000].flatMap((depth) => [
        `["command",${deep(depth)}]`,
        `["presence",${deep(depth)}]`,
        `["command",{"id":"x","command":${deep(depth)}}]`,
      ]),
    ]
    for (const event of lethal) {
      const link = await intruder()
      link.send(`42${event}`)
      link.send(`427${event}`)
      expect(await link.ask(['command', sayHello()], 99), event.slice(0, 40)).toEqual({ ok: true })
      if (event.startsWith('["command"')) expect(link.texts).toContain('437[{"ok":false,"code":"invalid"}]')
      link.drop()
    }
    expect(faults.mock.calls).toEqual([])
    await expectHealthy()
  })
})
