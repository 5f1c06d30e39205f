import { PackFaults, readPacks } from '@dryrun/server/packs/read-packs.ts'
import { Question } from '@dryrun/shared/pack.ts'
import { refusals } from '@dryrun/shared/refusals.ts'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { box, questionOf } from '../../support/domain/facts.ts'
import { expectUnpolluted } from '../../support/domain/unpolluted.ts'
import { type RunningApp, startApp } from '../../support/http/app.ts'
import { packFolder, packOf } from '../../support/http/pack-folder.ts'
import { Participant } from '../../support/http/participant.ts'
import { type Table, tableAt, threeRounds } from '../../support/http/table.ts'
import { anyDatabase } from '../../support/servers/any-database.ts'
import { record } from '../../support/servers/figures.ts'
import { Gunner, outcomesOf } from '../../support/socket/gunner.ts'
import { everyNastyKey } from '../../support/socket/malformed.ts'
import { everyStrangeId, inherited, poisoned, strangeRequests } from '../../support/socket/strange-names.ts'

/** A question whose ids all equal a property of `Object.prototype`. */
const called = 'constructor'
const strange = (id: string): Question => {
  const { script, criteria, startingBoard, ...question } = questionOf(id)
  const first = <T extends { id: string }>([one, ...others]: readonly T[]) => [{ ...one, id: called }, ...others]
  return Question.parse({
    ...question,
    script: {
      ...script,
      points: first(script.points),
      followUps: first(script.followUps),
      hints: first(script.hints),
      redFlags: first(script.redFlags),
    },
    criteria: first(criteria),
    startingBoard: { ...startingBoard, parts: first(startingBoard?.parts ?? []) },
  })
}

let server: RunningApp
let table: Table
const faults = vi.fn()
beforeAll(async () => {
  const plenty = '1000000'
  const limits = { LIMIT_COMMANDS_PER_SECOND: plenty, LIMIT_COMMAND_BURST: plenty, LIMIT_SOCKETS_PER_PERSON: plenty }
  server = await startApp(await anyDatabase(), limits, ['orders', 'search', 'chat'].map(strange))
  server.app.log.error = faults
  table = await tableAt(server.url)
  await table.ada.do({ type: 'startRound' })
  await table.ada.draw(0, { id: 'queue', element: box('queue') })
}, 120_000)
afterAll(async () => {
  for (const person of table.everyone) person.disconnect()
  await server.stop()
})

let drawn = 0
async function expectHealthy(): Promise<void> {
  expect(faults.mock.calls).toEqual([])
  expectUnpolluted()
  drawn += 1
  await table.bob.draw(0, { id: 'queue', set: { x: drawn } })
  for (const person of table.everyone) await person.until(({ board }) => board.get('queue')?.x === drawn)
}

it('[PX1] a key that every object has is refused or ignored at every door, and a healthy room goes on', async () => {
  const own = await tableAt(server.url)
  await own.ada.do({ type: 'startRound' })
  const gunners = [own.ada, own.bob].map(({ cookie }) => new Gunner({ url: server.url, cookie, interviewId: own.id }))
  const shots = [...everyNastyKey(), ...everyStrangeId()]
  record('strange names', { messages: shots.length * gunners.length })
  await Promise.all(gunners.map((gunner) => gunner.fireAll(shots)))
  const codes = [...outcomesOf(gunners).values()].flatMap((counts) => [...counts.keys()])
  expect(codes.filter((code) => !Object.hasOwn(refusals, code) && !/^(taken|told the time)$/.test(code))).toEqual([])
  expect(codes).toContain('invalid')
  expect(codes).toContain('unknownItem')
  expect(gunners.flatMap(({ oddities }) => oddities)).toEqual([])
  for (const gunner of gunners) gunner.leave()
  for (const person of own.everyone) person.disconnect()
  await expectHealthy()
})

it('[PX1] a key that every object has is refused or ignored at every door, and a healthy room goes on: requests', async () => {
  const person = await Participant.named(server.url, 'Mallory')
  const requests = strangeRequests(table.id)
  record('strange names', { requests: requests.length })
  const ask = async ({ path, mustBeRefused, ...init }: (typeof requests)[number]) => {
    const { status } = await table.ada.anotherTab().request(path, init)
    const what = `${init.method} ${path} ${init.body ?? ''}`.slice(0, 200)
    expect(status, what).toBeLessThan(500)
    if (mustBeRefused) expect(status, what).toBeGreaterThanOrEqual(400)
  }
  for (let from = 0; from < requests.length; from += 20) await Promise.all(requests.slice(from, from + 20).map(ask))
  for (const name of inherited) {
    const headers = { cookie: `${person.cookie}; ${name}=1`, 'content-type': 'application/json', [name]: '1' }
    expect((await fetch(`${server.url}/api/interviews`, { headers })).status, name).toBe(200)
  }
  await expectHealthy()
})

it('[PX1] a key that every object has is refused or ignored at every door, and a healthy room goes on: packs', async () => {
  const sound = packOf([questionOf('orders')])
  const files = poisoned(JSON.stringify(questionOf('orders')))
  expect(files.length).toBeGreaterThan(60)
  for (const file of files) {
    const folder = await packFolder({ small: { ...sound, 'orders.yaml': file } })
    const outcome = await readPacks(folder).catch((reason: unknown) => reason)
    expect(outcome, file.slice(0, 300)).toBeInstanceOf(PackFaults)
  }
  await expectHealthy()
})

it('[PX2] what is called like something that every object has is played, scored, replayed and reported like anything else', async () => {
  const { ada, bob, id } = await tableAt(server.url, { ...threeRounds, rounds: threeRounds.rounds.slice(0, 1) })
  await ada.do({ type: 'startRound' })
  expect(ada.desk.scores).toEqual({})
  await bob.until(({ board }) => board.get(`part_${called}`))
  await bob.draw(0, ...inherited.map((name) => ({ id: name, element: box(name, { groupIds: [name] }) })))
  await ada.until(({ board }) => inherited.every((name) => board.get(name)?.id === name))
  await ada.do({ type: 'tickPoint', pointId: called, how: 'hinted' })
  await ada.do({ type: 'untickPoint', pointId: called })
  await ada.do({ type: 'tickPoint', pointId: called, how: 'unprompted' })
  await ada.do({ type: 'raiseFlag', flagId: called })
  await ada.do({ type: 'askFollowUp', followUpId: called })
  await ada.do({ type: 'giveHint', hintId: called })
  for (const level of [null, 4, 3] as const)
    await ada.do({ type: 'score', round: 0, dimension: called, level, how: null, sentence: '' })
  await ada.do({ type: 'endInterview' })
  for (const dimension of inherited.filter((name) => name !== called))
    expect(await ada.submit({ type: 'score', round: 0, dimension, level: 3, how: null, sentence: '' })).toMatchObject({
      code: 'unknownItem',
    })
  await ada.do({ type: 'handInAsInterviewer', round: 0, call: 3, summary: '', changes: [], shareNotes: true })
  const selfScores = Object.fromEntries(sevenDimensions(ada).map((dimension) => [dimension, 2 as const]))
  await bob.do({ type: 'handInAsCandidate', round: 0, selfScores, rating: 5, comment: '' })

  await bob.until(({ view }) => view && 'results' in view && view.results.length)
  const row = ((await bob.get(`/api/interviews/${id}/report`)).body as { report: { rounds: Scored[] } }).report
    .rounds[0]
  expect(row?.scores.find((each) => each.id === called)).toMatchObject({ level: 3, self: null })
  expect(row?.scores.filter(({ level }) => level)).toHaveLength(1)
  for (const path of ['report.md', 'timeline.md', 'recording', 'replay', 'replay/frames'])
    expect((await bob.get(`/api/interviews/${id}/${path}`)).status, path).toBe(200)
  const timeline = String((await ada.get(`/api/interviews/${id}/timeline.md`)).body)
  expect(timeline.match(/scored .*own criterion/g)).toHaveLength(1)
  expect(timeline).not.toContain('took back the score')
  const { body } = await bob.get(`/api/interviews/${id}/recording`)
  expect((await bob.post('/api/recordings', body)).status).toBe(201)
  await expectHealthy()
})

type Scored = { scores: { id: string; level: number | null; self: number | null }[] }
const sevenDimensions = ({ view }: Participant): string[] =>
  view && 'reviews' in view
    ? (view.reviews[0]?.question.rubric.map(({ id }) => id).filter((id) => id !== called) ?? [])
    : []
