import { randomUUID } from 'node:crypto'
import type { Entry } from '@dryrun/server/core/events.ts'
import { dimensionsOfKind } from '@dryrun/shared/interview/kinds.ts'
import type { SeenParts } from '@dryrun/shared/interview/parts.ts'
import type { EndedView, ResultView, View } from '@dryrun/shared/interview/view.ts'
import { beforeAll, expect, it } from 'vitest'
import { box } from '../support/domain/facts.ts'
import { replay } from '../support/domain/replay.ts'
import { eachHouse } from '../support/http/each-house.ts'
import { Participant } from '../support/http/participant.ts'
import { answer, judge, type Table, tokenOf } from '../support/http/table.ts'
import { seenThrough } from '../support/socket/seen-through.ts'

const refused = (code: string) => ({ ok: false, code })

/** One interview; each test continues where the previous one ended. */
eachHouse({}, (house) => {
  let table: Table
  beforeAll(async () => {
    table = await house.newTable()
  })

  const everyone = (isTrue: (person: Participant) => unknown) =>
    Promise.all(table.everyone.map((person) => person.until(isTrue)))
  const rows = async (): Promise<Entry[]> => house.server.app.eventLog.read(table.id)

  it('[E1] a link shows whose it is, and the first to claim its seat has it for good', async () => {
    const { id, links, bob } = table
    const mallory = await Participant.named(house.server.url, 'Mallory')
    const token = tokenOf(links, 'guest')
    const { body } = await mallory.get(`/api/links/${token}`)
    expect(body).toMatchObject({
      hostName: 'Ada',
      seat: 'guest',
      firstRole: 'candidate',
      rounds: 3,
      taken: true,
      mine: null,
    })
    await expect(mallory.claim(token)).rejects.toThrow('Someone else has already taken this seat')
    await expect(mallory.connect(id)).rejects.toThrow('notFound')
    expect(await bob.claim(token)).toBe(id)
    const seats = bob.view?.people.map(({ name, seat, role }) => [name, seat, role])
    expect(seats).toEqual([
      ['Ada', 'host', 'interviewer'],
      ['Bob', 'guest', 'candidate'],
      ['Sam', 'shadow', 'shadow'],
      ['Eve', 'audience', 'audience'],
    ])
  })

  it('[E2] the interviewer starts; all get the prompt and the starting board, two of them the script', async () => {
    const { ada, bob, sam, eve } = table
    expect(await bob.submit({ type: 'startRound' })).toEqual(refused('notYours'))
    expect(bob.view?.round).toBeNull()
    await ada.do({ type: 'startRound' })
    await everyone(({ view }) => view?.round?.prompt === 'Design orders.')
    for (const { board } of table.everyone) expect(board.size).toBeGreaterThan(0)
    expect(ada.desk.question.script.hints).toHaveLength(3)
    expect(sam.desk.question).toEqual(ada.desk.question)
    for (const person of [bob, eve]) expect(person.view).not.toHaveProperty('question')
  })

  it('[E3] both draw on one board, and two hands on one shape both stand', async () => {
    const { ada, bob } = table
    await bob.draw(0, { id: 'queue', element: box('queue', { x: 100, strokeColor: '#1e1e1e' }) })
    await Promise.all([
      bob.draw(0, { id: 'queue', set: { x: 240 } }),
      ada.draw(0, { id: 'queue', set: { strokeColor: '#1971c2' } }),
      bob.draw(0, { id: 'line', element: { ...box('line'), type: 'freedraw', points: [[0, 0]] } }),
    ])
    for (let n = 1; n < 20; n++) await bob.draw(0, { id: 'line', append: { from: n, points: [[n, n * n]] } })
    await everyone(({ board }) => board.get('line')?.points?.length === 20)
    for (const { board } of table.everyone) {
      expect(board.get('queue')).toMatchObject({ x: 240, strokeColor: '#1971c2' })
      expect([...board.elements()]).toEqual([...bob.board.elements()])
    }
    expect(
      await table.eve.submit({ type: 'changeBoard', round: 0, patches: [{ id: 'queue', set: { x: 0 } }] }),
    ).toEqual(refused('notYours'))
  })

  it('[E4] a follow-up, a hint and the curveball appear to the candidate as words, in the order of the ladder', async () => {
    const { ada, bob } = table
    const { followUps, hints, curveball } = ada.desk.question.script
    await ada.do({ type: 'askFollowUp', followUpId: followUps[1]?.id ?? '' })
    expect(await ada.submit({ type: 'giveHint', hintId: hints[1].id })).toEqual(refused('hintOrder'))
    await ada.do({ type: 'giveHint', hintId: hints[0].id })
    await ada.do({ type: 'dropCurveball' })
    await everyone(({ view }) => view?.shown.length === 3)
    const said = [followUps[1]?.ask, hints[0].text, curveball.ask]
    expect(bob.view?.shown.map(({ text }) => text)).toEqual(said)
    expect(Object.keys(bob.view?.shown[0] ?? {}).sort()).toEqual(['at', 'kind', 'text'])
    expect(await bob.submit({ type: 'giveHint', hintId: hints[1].id })).toEqual(refused('notYours'))
  })

  it('[E5] ticks, flags, notes, scores and evidence are the interviewer’s and the shadow’s alone', async () => {
    const { ada, bob, sam, eve } = table
    const seen = [bob, eve].map(({ frames }) => frames.length)
    const { points, redFlags } = ada.desk.question.script
    await ada.do({ type: 'tickPoint', pointId: points[0]?.id ?? '', how: 'unprompted' })
    await ada.do({ type: 'tickPoint', pointId: points[1]?.id ?? '', how: 'hinted' })
    await ada.do({ type: 'raiseFlag', flagId: redFlags[0]?.id ?? '' })
    await ada.do({ type: 'writeNote', round: 0, noteId: randomUUID(), text: 'Asked for numbers', tags: ['estimates'] })
    for (const dimension of dimensionsOfKind.design)
      await ada.do({ type: 'score', round: 0, dimension, level: 3, how: 'unprompted', sentence: '' })
    await ada.do({ type: 'score', round: 0, dimension: 'deep-dive', level: 4, how: 'unprompted', sentence: 'Numbers' })
    await ada.do({
      type: 'attachEvidence',
      round: 0,
      evidenceId: randomUUID(),
      dimension: 'deep-dive',
      note: 'hot key',
    })
    await sam.until(() => sam.desk.evidence.length === 1)
    for (const { desk } of [ada, sam]) {
      expect(desk.ticks.map(({ how }) => how)).toEqual(['unprompted', 'hinted'])
      expect([desk.flags.length, desk.notes.length]).toEqual([1, 1])
      expect(desk.scores['deep-dive']).toMatchObject({ level: 4, sentence: 'Numbers' })
    }
    await ada.do({ type: 'say', text: 'Go on.' })
    await everyone(({ view }) => view?.chat.length === 1)
    expect([bob, eve].map(({ frames }) => frames.length)).toEqual(seen.map((count) => count + 1))
  })

  it('[PA18] over the socket a level against the observed parts is refused without a sentence, and others see no part', async () => {
    const { ada, bob, sam, eve } = table
    const seen = [bob, eve].map(({ frames }) => frames.length)
    const score = { type: 'score', round: 0, dimension: 'operation', how: 'unprompted', sentence: '' } as const
    const parts: SeenParts = [[], [], [1], [1]]
    expect(await ada.submit({ ...score, level: 3, seen: parts })).toEqual(refused('sentenceMissing'))
    expect(await ada.submit({ ...score, level: 2, seen: [[], [], [1, 3], []] })).toEqual(refused('unknownItem'))
    expect(await ada.submit({ ...score, level: 2, notAsked: true })).toEqual(refused('invalid'))
    await ada.do({ ...score, level: 2, seen: parts })
    await sam.until(() => sam.desk.scores.operation?.level === 2)
    expect(sam.desk.scores.operation?.seen).toEqual(parts)
    await ada.do({ ...score, level: 3, seen: [[], [], [1, 2], []] })
    await ada.do({ type: 'say', text: 'And if it fails?' })
    await everyone(({ view }) => view?.chat.length === 2)
    expect([bob, eve].map(({ frames }) => frames.length)).toEqual(seen.map((count) => count + 1))
  })

  it('[E6] phases and the clock are one for all', async () => {
    const { ada, bob } = table
    await ada.do({ type: 'movePhase', phase: 'deep-dive' })
    await bob.do({ type: 'pause' })
    expect(await ada.submit({ type: 'pause' })).toEqual(refused('alreadyPaused'))
    await everyone(({ view }) => view?.round?.pausedAt)
    await ada.do({ type: 'resume' })
    await everyone(({ view }) => view?.round?.pausedAt === null)
    expect(bob.view?.round?.visits.map(({ phase }) => phase)).toEqual(['intro', 'deep-dive'])
    expect(new Set(table.everyone.map(({ view }) => JSON.stringify(view?.round))).size).toBe(1)
  })

  it('[E7] after a swap the other one asks, with the script of that round and no other', async () => {
    const { ada, bob } = table
    await ada.do({ type: 'finishRound', swap: true })
    await everyone(({ view }) => view?.interview.stage === 'break')
    expect(bob.desk.question.title).toBe('About search')
    expect(ada.view).not.toHaveProperty('question')
    expect(await ada.submit({ type: 'startRound' })).toEqual(refused('notYours'))
    await bob.do({ type: 'startRound' })
    await everyone(({ view }) => view?.round?.prompt === 'Design search.')
    expect(ada.board.get('queue')).toBeUndefined()
    expect(await ada.submit({ type: 'giveHint', hintId: 'h1' })).toEqual(refused('notYours'))
    await bob.do({ type: 'giveHint', hintId: 'h1' })
    for (const dimension of ['deep-dive', 'own-search'])
      await bob.do({ type: 'score', round: 1, dimension, level: 2, how: 'hinted', sentence: '' })
  })

  it('[E8] the third round is asked by the first interviewer again, and the last one can be ended', async () => {
    const { ada, bob } = table
    await bob.do({ type: 'finishRound' })
    await ada.until(() => ada.desk.question.title === 'About chat')
    await ada.do({ type: 'startRound' })
    await ada.do({ type: 'score', round: 2, dimension: 'requirements', level: 3, how: 'prompted', sentence: '' })
    expect(await ada.submit({ type: 'finishRound' })).toEqual(refused('noMoreRounds'))
    await ada.do({ type: 'endInterview' })
    await everyone(({ view }) => view?.interview.stage === 'ended')
    const reviews = (person: Participant) => (person.view as EndedView).reviews.map(({ question }) => question.index)
    expect([ada, bob].map(reviews)).toEqual([[0, 2], [1]])
  })

  it('[E9] both hand in every round; the seal holds until the last paper and then breaks for both', async () => {
    const { ada, bob, sam, eve } = table
    await judge(ada, 0, 3)
    await judge(ada, 2, 3)
    await judge(bob, 1, 2)
    await answer(bob, 0)
    await answer(bob, 2)
    await bob.until(({ view }) => view?.papers.filter(({ handedIn }) => handedIn).length === 3)
    for (const { view } of table.everyone) expect(view?.results).toEqual([])
    expect(
      await ada.submit({ type: 'score', round: 0, dimension: 'deep-dive', level: 1, how: null, sentence: '' }),
    ).toEqual(refused('handedIn'))
    await answer(ada, 1)
    for (const person of [ada, bob]) await person.until(({ view }) => view?.results.length === 3)
    for (const { view } of [sam, eve]) expect(view?.results).toEqual([])
  })

  it('[E9] the result is right and says the same on both sides, but for notes that were not shared', async () => {
    const { ada, bob } = table
    const [first, second, third] = (bob.view as View).results as [ResultView, ResultView, ResultView]
    // All dimensions at 3 but the deep dive, which has a fifth of the weight, at 4.
    expect(first).toMatchObject({ weighted: 3.2, call: 3, summary: 'Round 0', rating: 5, comment: 'Clear' })
    expect(first.rows.find(({ id }) => id === 'deep-dive')).toMatchObject({ level: 4, self: 2, sentence: 'Numbers' })
    expect(first.rows.find(({ id }) => id === 'deep-dive')?.evidence).toHaveLength(1)
    expect(first.rows.find(({ id }) => id === 'operation')?.parts).toMatchObject({ level: 3, missing: [{}, {}] })
    expect(first.notes.map(({ text }) => text)).toEqual(['Asked for numbers'])
    expect(first.ticks).toHaveLength(2)
    expect(first.script.reallyAsking).toContain('hot partition')
    expect([second, third].map(({ weighted, call }) => [weighted, call])).toEqual([
      [2, 2],
      [3, 3],
    ])
    expect(ada.view?.results).toEqual(bob.view?.results)
  })

  it('[E10] every step is a row in the database, without a gap, by whom and by which submission', async () => {
    const { pool } = house.server
    const { rows: stored } = await pool.query<Record<string, unknown>>(
      'select seq, by, command_id, event from interview_events where interview_id = $1 order by seq',
      [table.id],
    )
    expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, index) => index + 1))
    const count = (type: string) => stored.filter(({ event }) => (event as { type: string }).type === type).length
    expect(['seatTaken', 'roundStarted', 'followUpAsked', 'hintGiven', 'sealBroken'].map(count)).toEqual([
      4, 3, 1, 2, 1,
    ])
    expect(count('boardChanged')).toBe(23 + 3)
    expect(new Set(stored.map(({ by }) => by))).toEqual(new Set(table.everyone.map(({ me }) => me?.id)))
    const { rows: listed } = await pool.query('select stage from interviews where id = $1', [table.id])
    expect(listed).toEqual([{ stage: 'ended' }])
  })

  it('[E11] told again from its rows, the interview looks to everyone as it did live', async () => {
    const log = await rows()
    for (const person of table.everyone) {
      const again = seenThrough(replay(log, person.me?.id ?? ''))
      expect(again.view).toEqual(person.view)
      expect([...again.board.elements()]).toEqual([...person.board.elements()])
    }
  })

  it('[E12] an ended interview is read-only, and everyone can still come back to it', async () => {
    const { id, ada, bob } = table
    const before = (await rows()).length
    for (const person of table.everyone)
      expect(await person.submit({ type: 'say', text: 'Thanks' })).toEqual(refused('ended'))
    expect(await ada.submit({ type: 'startRound' })).toEqual(refused('ended'))
    expect(await bob.submit({ type: 'changeBoard', round: 2, patches: [{ id: 'queue', set: { x: 1 } }] })).toEqual(
      refused('ended'),
    )
    expect(await bob.submit({ type: 'removeNote', round: 1, noteId: randomUUID() })).toEqual(refused('handedIn'))
    expect(await rows()).toHaveLength(before)
    const later = bob.anotherTab()
    await later.connect(id)
    await later.until(({ view }) => view)
    expect(later.view).toEqual(bob.view)
    const stranger = await Participant.named(house.server.url, 'Mallory')
    await expect(stranger.claim(tokenOf(table.links, 'audience'))).rejects.toThrow('has ended')
  })
})
