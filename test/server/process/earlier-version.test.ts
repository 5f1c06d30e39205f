import type { Entry, EventOf } from '@dryrun/server/core/events.ts'
import { openDatabase } from '@dryrun/server/db/connect.ts'
import type { InterviewsReply } from '@dryrun/shared/api/interviews.ts'
import type { Link } from '@dryrun/shared/api/invitations.ts'
import type { OwnPack } from '@dryrun/shared/api/own-packs.ts'
import type { ReportReply } from '@dryrun/shared/api/report.ts'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { z } from 'zod'
import { box } from '../../support/domain/facts.ts'
import { asCandidate, asInterviewer } from '../../support/domain/papers.ts'
import { type RunningApp, startApp } from '../../support/http/app.ts'
import { signedIn } from '../../support/http/member.ts'
import { packsOf } from '../../support/http/own-packs.ts'
import { Participant } from '../../support/http/participant.ts'
import { framesFor, headFor, linesFrom } from '../../support/http/watch.ts'
import { configOf, eachDatabase } from '../../support/servers/databases.ts'
import {
  type EarlierPerson,
  earlier,
  earlierPerson,
  earlierRecording,
  earlierRows,
  fillAsBefore,
} from '../../support/servers/earlier-version.ts'
import { seenThrough } from '../../support/socket/seen-through.ts'

const { interviews } = earlier
const stored = earlierRows()
const parsed = <T>(table: string): T[] => (stored.get(table) ?? []).map((row) => JSON.parse(row) as T)
type Row = { interview_id: string; seq: number; at: number; by: string; event: Entry['event'] }
const log = (id: string) =>
  parsed<Row>('interview_events')
    .filter(({ interview_id }) => interview_id === id)
    .sort((a, b) => a.seq - b.seq)

const happened = <T extends Entry['event']['type']>(id: string, type: T): EventOf<T>[] =>
  log(id)
    .map(({ event }) => event)
    .filter((event): event is EventOf<T> => event.type === type)

function drawnIn(id: string, round: number): string[] {
  const patches = happened(id, 'boardChanged')
    .filter((event) => event.round === round)
    .flatMap((event) => event.patches)
  const drawn = patches.flatMap((patch) => ('element' in patch ? [patch.id] : []))
  return drawn.filter((each) => !/^(bad|late)-/.test(each))
}

eachDatabase((_name, _connect, place) => {
  let server: RunningApp
  const people = new Map<EarlierPerson, Participant>()
  const as = (name: EarlierPerson) => people.get(name) as Participant

  beforeAll(async () => {
    const where = await place()
    const database = await openDatabase(configOf(where), pino({ level: 'silent' }))
    await fillAsBefore(database.pool)
    await database.close()
    const settings = { ...where, AUTH_SECRET: earlier.secret, OPERATORS: 'op@example.org' }
    server = await startApp(undefined, settings, undefined, { now: () => earlier.now + 60_000 })
    for (const name of Object.keys(earlier.people) as EarlierPerson[])
      people.set(name, await earlierPerson(server.url, name))
  })
  afterAll(async () => {
    for (const person of people.values()) person.disconnect()
    await server.stop()
  })
  const ok = async <T>(answer: Promise<{ status: number; body: unknown }>): Promise<T> => {
    const { status, body } = await answer
    expect(status, JSON.stringify(body)).toBeLessThan(300)
    return body as T
  }

  it('[OV1] people stay signed in, sign in with their old password, and find their interviews', async () => {
    for (const [name, { id }] of Object.entries(earlier.people)) expect(as(name as EarlierPerson).me?.id).toBe(id)
    expect((await signedIn(server.url, 'ada@example.org')).me?.id).toBe(earlier.people.ada.id)
    for (const name of ['ada', 'bob', 'sam'] as const) {
      const { id } = earlier.people[name]
      const selves = parsed<{ guest_id: string; person_id: string }>('earlier_selves')
        .filter(({ person_id }) => person_id === id)
        .map(({ guest_id }) => guest_id)
      const mine = parsed<{ interview_id: string; person_id: string }>('interview_people')
        .filter(({ person_id }) => [id, ...selves].includes(person_id))
        .map(({ interview_id }) => interview_id)
      const list = await ok<z.infer<typeof InterviewsReply>>(as(name).get('/api/interviews'))
      expect(list.interviews.map((each) => each.id).toSorted()).toEqual(mine.toSorted())
    }
  })

  it('[OV2] every log reads back entry by entry as it was written', async () => {
    for (const id of Object.values(interviews)) {
      const entries = await server.app.eventLog.read(id)
      const facts = ({ seq, at, by, event }: Entry | Row) => ({ seq, at, by, type: event.type })
      expect(entries.map(facts)).toEqual(log(id).map(facts))
    }
  })

  it('[OV3] a round that was running goes on with its board, chat and notes, and feedback is submitted', async () => {
    const [ada, bob, sam] = [as('ada'), as('bob'), as('sam')]
    for (const person of [ada, bob, sam]) {
      await person.connect(interviews.running)
      await person.until(({ view }) => view?.round)
    }
    const drawn = drawnIn(interviews.running, 0)
    expect(drawn.length).toBeGreaterThan(10)
    for (const { view, board } of [ada, bob, sam]) {
      expect(view?.chat.map(({ text }) => text)).toEqual(happened(interviews.running, 'said').map(({ text }) => text))
      expect(drawn.filter((id) => !board.get(id))).toEqual([])
    }
    expect(bob.board.get('stroke')?.points).toHaveLength(5)
    const [note] = happened(interviews.running, 'noteWritten')
    expect(ada.desk.notes).toMatchObject([{ text: note?.text, tags: note?.tags }])
    await bob.draw(0, { id: 'new', element: box('new', { width: 10, height: 10 }) }, { id: 'rect', set: { x: 77 } })
    await ada.until(({ board }) => board.get('new') && board.get('rect')?.x === 77)
    await ada.do({ type: 'endInterview' })
    await ada.do(asInterviewer(0))
    await bob.do(asCandidate(0))
    await ok(bob.get(`/api/interviews/${interviews.running}/report`))
  })

  it('[OV4] an invitation that was open is taken, and its interview begins', async () => {
    const guest = await Participant.named(server.url, 'Gil')
    expect(await guest.claim(earlier.lobbyLink)).toBe(interviews.lobby)
    const ada = as('ada').anotherTab()
    for (const person of [ada, guest]) await person.connect(interviews.lobby)
    await ada.do({ type: 'startRound' })
    await guest.until(({ view }) => view?.round)
    for (const person of [ada, guest]) person.disconnect()
  })

  it('[OV5] a solo interview that was running goes on, and an ended one replays', async () => {
    const bob = as('bob').anotherTab()
    await bob.connect(interviews.soloRunning)
    await bob.do({ type: 'askForHint' })
    await bob.do({ type: 'endInterview' })
    bob.disconnect()
    const frames = await framesFor(bob, interviews.soloEnded, 'interviewer')
    const { board } = seenThrough(frames)
    expect(drawnIn(interviews.soloEnded, 0).filter((id) => !board.get(id))).toEqual([])
  })

  /** Checks that each perspective open to the person ends with the log's chat and board. */
  async function watched(person: Participant, id: string): Promise<readonly string[]> {
    const { choices, chapters } = await headFor(person, id)
    const rounds = happened(id, 'roundStarted').length
    expect(chapters).toHaveLength(rounds)
    for (const eyes of choices) {
      const { view, board } = seenThrough(await framesFor(person, id, eyes))
      expect(view?.chat.map(({ text }) => text)).toEqual(happened(id, 'said').map(({ text }) => text))
      expect(drawnIn(id, rounds - 1).filter((each) => !board.get(each))).toEqual([])
    }
    expect(await linesFrom(person, `/api/interviews/${id}/replay/pointing`)).not.toEqual([])
    await ok(person.get(`/api/interviews/${id}/timeline.md`))
    return choices
  }

  it('[OV6] ended interviews replay from every open perspective, to the board as it was', async () => {
    for (const name of ['ada', 'sam'] as const)
      for (const id of [interviews.whole, interviews.sealed]) await watched(as(name), id)
    expect(await watched(as('bob'), interviews.whole)).toContain('interviewer')
    expect(await watched(as('bob'), interviews.sealed)).not.toContain('interviewer')
  })

  it('[OV7] reports, shared reports, blind scores and progress say what they said', async () => {
    const sentences = happened(interviews.whole, 'scored').map(({ sentence }) => sentence)
    for (const name of ['ada', 'bob'] as const) {
      const { report } = await ok<z.infer<typeof ReportReply>>(
        as(name).get(`/api/interviews/${interviews.whole}/report`),
      )
      for (const { summary } of happened(interviews.whole, 'interviewerHandedIn'))
        expect(JSON.stringify(report)).toContain(summary)
      for (const sentence of sentences) expect(JSON.stringify(report)).toContain(sentence)
      await ok(as(name).get(`/api/interviews/${interviews.whole}/report.md`))
      expect(await ok(as(name).get('/api/progress'))).toMatchObject({ history: expect.anything() })
    }
    await ok(new Participant(server.url).get(`/api/shared/${earlier.shareToken}`))
    const sheet = await ok(as('cyd').get(`/api/calibrations/${earlier.calibration}`))
    expect(sheet).toMatchObject({ sheet: { calibration: { state: 'done', scored: 1 } } })
    await ok(as('cyd').get(`/api/calibrations/${earlier.calibration}/replay/frames`))
  })

  it('[OV8] a round of an earlier interview can be retried, and an earlier retry opens', async () => {
    const at = log(interviews.whole).find(({ event }) => event.type === 'paused')?.at
    await ok<{ links: Link[] }>(as('bob').post(`/api/interviews/${interviews.whole}/retry`, { round: 0, at }))
    const bob = as('bob').anotherTab()
    await bob.connect(interviews.retry)
    expect(bob.view?.interview.stage).toBe('lobby')
    bob.disconnect()
  })

  it('[OV9] earlier recordings are watched, and an earlier recording file is imported', async () => {
    const bob = as('bob')
    const kept = await ok<{ tracks: unknown[] }>(bob.get(`/api/recordings/${earlier.recording}`))
    const file = earlierRecording()
    const headers = { 'content-type': 'application/json' }
    const { id } = await ok<{ id: string }>(bob.request('/api/recordings', { method: 'POST', headers, body: file }))
    const brought = await ok<{ tracks: unknown[] }>(bob.get(`/api/recordings/${id}`))
    expect(brought.tracks).toHaveLength(kept.tracks.length)
    const own = await ok(bob.get(`/api/interviews/${interviews.whole}/recording`))
    await ok(bob.post('/api/recordings', own))
  })

  it('[OV10] an own pack, its draft and an interview with it open', async () => {
    const packs = packsOf(as('ada'))
    const { pack, text } = await ok<{ pack: OwnPack; text: string }>(packs.read(earlier.ownPack))
    expect([pack.version, pack.revision]).toEqual([1, 2])
    await ok(packs.check(text))
    await ok(packs.publish(earlier.ownPack, pack.revision))
    const ada = as('ada').anotherTab()
    await ada.connect(interviews.withOwnPack)
    expect(ada.view?.interview.stage).toBe('lobby')
    ada.disconnect()
  })

  it('[OV11] times, profiles, blocks and complaints are as they were', async () => {
    const [ada, bob] = [as('ada'), as('bob')]
    expect(await ok(bob.get(`/api/slots/${earlier.slots.agreed}`))).toMatchObject({ slot: { stage: 'agreed' } })
    expect(await ok(ada.get(`/api/slots/${earlier.slots.proposed}`))).toMatchObject({ slot: { stage: 'proposed' } })
    await ok(new Participant(server.url).get(`/api/slot-links/${earlier.slotToken}`))
    expect(await ok(ada.get('/api/profile'))).toMatchObject({ saved: true, profile: { timeZone: 'Europe/Berlin' } })
    expect(await ok(bob.get('/api/blocks'))).toMatchObject({ blocks: [{ name: 'Eve' }] })
    expect(await ok(as('op').get('/api/operator'))).toMatchObject({
      complaints: [{ words: 'Came late' }],
      suspensions: [{ reason: 'Came late' }],
    })
    await ok(as('ada').get('/api/account/data'))
  })
})
