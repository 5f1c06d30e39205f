import { randomUUID } from 'node:crypto'
import { roundResults } from '@dryrun/server/progress/model/round-results.ts'
import type { ProgressReply, StudyReply } from '@dryrun/shared/api/progress.ts'
import { expect, it } from 'vitest'
import { questionOf } from '../../support/domain/facts.ts'
import { asCandidate, asInterviewer } from '../../support/domain/papers.ts'
import { type RunningApp, startApp } from '../../support/http/app.ts'
import { eachHouse } from '../../support/http/each-house.ts'
import { Participant } from '../../support/http/participant.ts'
import { Stage } from '../../support/http/staged.ts'
import type { Table } from '../../support/http/table.ts'
import { eachDatabase } from '../../support/servers/databases.ts'

const progressOf = async (person: Participant) => (await person.get('/api/progress')).body as ProgressReply
const idOf = (person: Table['ada']): string => person.me?.id ?? ''
const keys = (...ids: string[]): Set<string> => new Set(ids.map((id) => `small/${id}`))
const blank = 'started_at = null, unsealed_at = null, results = null'
const sealedParts = ['unsealed_at', 'results'] as const

eachHouse({}, (house) => {
  const rounds = () => house.server.app.rounds
  const rowsOf = async (id: string) =>
    (await house.server.pool.query('select * from interview_rounds where interview_id = $1 order by round', [id])).rows
  const play = async ({ ada, bob }: Table) => {
    await ada.do({ type: 'startRound' })
    await ada.do({ type: 'score', round: 0, dimension: 'deep-dive', level: 3, how: null, sentence: 'why' })
    await ada.do({ type: 'endInterview' })
    await bob.do(asCandidate())
  }
  const breakSeal = ({ ada }: Table) => ada.do(asInterviewer())

  it('[PG1] every round has a row that says what its log says, from the lobby on', async () => {
    const table = await house.newTable()
    const [first, second] = await rowsOf(table.id)
    expect(first).toMatchObject({
      question_id: 'orders',
      interviewer_id: idOf(table.ada),
      candidate_id: idOf(table.bob),
    })
    expect(second).toMatchObject({ question_id: 'search', interviewer_id: idOf(table.bob), started_at: null })
    await play(table)
    await breakSeal(table)
    await expect.poll(async () => (await rowsOf(table.id))[0].unsealed_at).not.toBeNull()
    const [played, never] = await rowsOf(table.id)
    const told = await house.server.app.rooms.peek(table.id)
    expect(Number(played.started_at)).toBe(told?.rounds[0]?.startedAt)
    expect(Number(played.ended_at)).toBe(told?.rounds[0]?.endedAt)
    expect(Number(played.unsealed_at)).toBe(told?.rounds[0]?.handIns.interviewer?.at)
    expect(played.results).toEqual(roundResults(told!, told!.rounds[0]!))
    expect([never.started_at, never.unsealed_at, never.results]).toEqual([null, null, null])
  })

  it('[PG2] a row holds no result before the seal has broken', async () => {
    const table = await house.newTable()
    await play(table)
    await expect.poll(async () => (await rowsOf(table.id))[0].ended_at).not.toBeNull()
    await house.server.app.interviewIndex.write(table.id, 0)
    for (const row of await rowsOf(table.id)) expect(sealedParts.map((part) => row[part])).toEqual([null, null])
    await breakSeal(table)
    await expect.poll(async () => (await rowsOf(table.id))[0].results?.call).toBe(3)
  })

  it('[PG4] a question counts as answered once its round has started, and never before', async () => {
    const table = await house.newTable()
    const answered = async () => (await rounds().answered([idOf(table.bob), idOf(table.ada)])).get(idOf(table.bob))
    expect(await answered()).toEqual(keys())
    await table.ada.do({ type: 'startRound' })
    await expect.poll(answered).toEqual(keys('orders'))
  })

  it('[PG5] a script counts as seen by whoever asked, watched over their shoulder, read the report or says so', async () => {
    const table = await house.newTable()
    const { ada, bob, sam, eve } = table
    const seen = async () => {
      const found = await rounds().scriptSeen([ada, bob, sam, eve].map(idOf))
      return [ada, bob, sam, eve].map((person) => found.get(idOf(person)))
    }
    expect(await seen()).toEqual([keys('orders'), keys(), keys('orders'), keys()])
    await ada.do({ type: 'startRound' })
    await ada.do({ type: 'score', round: 0, dimension: 'deep-dive', level: 3, how: null, sentence: 'why' })
    await ada.do({ type: 'finishRound' })
    // Bob saw the next script in the break, which counts even if it is never played. Sam belongs to Ada's rounds.
    await expect.poll(seen).toEqual([keys('orders'), keys('search'), keys('orders'), keys()])
    await bob.do({ type: 'endInterview' })
    await bob.do(asCandidate())
    await breakSeal(table)
    await expect.poll(seen).toEqual([keys('orders'), keys('orders', 'search'), keys('orders'), keys()])
    for (let twice = 0; twice < 2; twice++) await rounds().markSeen(idOf(eve), 'small/chat', 5)
    expect((await seen())[3]).toEqual(keys('chat'))
  })

  it('[PG3] a server that knows less of a log than the row does changes nothing', async () => {
    const { id } = await house.newTable()
    await house.server.pool.query(`update interview_rounds set seq = 1000, title = 'Newer' where interview_id = $1`, [
      id,
    ])
    await house.server.app.interviewIndex.write(id, 0)
    expect((await rowsOf(id)).map(({ title }) => title)).toEqual(['Newer', 'Newer', 'Newer'])
  })

  it('[PG18] each reads of themselves alone, and of a round what was judged once both sides have submitted feedback', async () => {
    const table = await house.newTable()
    const { ada, bob, sam } = table
    await play(table)
    await expect.poll(async () => (await progressOf(bob)).history[0]?.state).toBe('sealed')
    for (const person of [ada, bob]) {
      const { history, asCandidate, asInterviewer } = await progressOf(person)
      expect(history).toMatchObject([
        { interviewId: table.id, round: 0, question: 'About orders', call: null, rating: null },
      ])
      expect([asCandidate.levels, asCandidate.study, asInterviewer.ratings.points]).toEqual([[], [], []])
    }
    await breakSeal(table)
    await expect.poll(async () => (await progressOf(bob)).history[0]?.state).toBe('open')
    const [his, hers] = [await progressOf(bob), await progressOf(ada)]
    expect(his.history[0]).toMatchObject({ role: 'candidate', partner: 'Ada', call: 3, rating: 5 })
    expect(his.asCandidate.levels[0]?.dimensions).toMatchObject([
      { dimension: 'deep-dive', points: [{ level: 3, self: 2 }] },
    ])
    expect(his.asCandidate.study).toMatchObject([{ dimension: 'deep-dive', level: 3 }])
    expect(his.asInterviewer.ratings.points).toEqual([])
    expect(hers.history[0]).toMatchObject({ role: 'interviewer', partner: 'Bob' })
    expect(hers.asInterviewer.ratings.points).toMatchObject([{ interviewId: table.id, rating: 5 }])
    expect([hers.asCandidate.levels, hers.asCandidate.study]).toEqual([[], []])
    expect((await progressOf(sam)).history).toEqual([])
  })

  it('[PG19] a step is ticked by whose plan it is in, as often as they like, and taken back', async () => {
    const table = await house.newTable()
    const { ada, bob } = table
    await play(table)
    await breakSeal(table)
    await expect.poll(async () => (await progressOf(bob)).asCandidate.study.length).toBe(1)
    const tick = async (person: Participant, more: object = {}) => {
      const step = { interviewId: table.id, round: 0, dimension: 'deep-dive', step: 1, done: true, ...more }
      const { status, body } = await person.post('/api/study/ticks', step)
      return [status, (body as Partial<StudyReply>).study?.[0]?.steps.map(({ done }) => done !== null)]
    }
    const ticked = [200, [false, true, false, false]]
    expect(await tick(bob)).toEqual(ticked)
    expect(await tick(bob)).toEqual(ticked)
    expect((await progressOf(bob)).asCandidate.study[0]?.steps[1]?.done).toEqual(expect.any(Number))
    expect(await tick(ada)).toEqual([404, undefined])
    for (const wrong of [{ step: 4 }, { dimension: 'estimation' }, { interviewId: randomUUID() }, { round: 1 }])
      expect(await tick(bob, wrong)).toEqual([404, undefined])
    expect(await tick(bob, { done: false })).toEqual([200, [false, false, false, false]])
  })

  it('[PG22] what a guest did counts for the account they went on with, for its owner and for others', async () => {
    const table = await house.newTable()
    await play(table)
    await breakSeal(table)
    const cyd = await Participant.named(house.server.url, 'Cyd')
    await house.server.app.selves.join(idOf(table.bob), idOf(cyd), 5)
    await expect
      .poll(async () => (await progressOf(cyd)).history[0])
      .toMatchObject({ role: 'candidate', partner: 'Ada', call: 3 })
    expect((await progressOf(table.ada)).history[0]).toMatchObject({ partner: 'Bob' })
    expect(await rounds().answered([idOf(cyd)])).toEqual(new Map([[idOf(cyd), keys('orders')]]))
    expect((await rounds().scriptSeen([idOf(cyd)])).get(idOf(cyd))).toContain('small/orders')
    expect(await rounds().lastPartner([idOf(table.ada), idOf(cyd)])).toEqual(
      new Map([
        [idOf(table.ada), idOf(cyd)],
        [idOf(cyd), idOf(table.ada)],
      ]),
    )
    expect(await house.server.app.past.scoredElsewhere(idOf(table.bob), randomUUID())).toMatchObject([
      { levels: { 'deep-dive': 3 } },
    ])
  })

  it('[PG6] the last partner is the other player of the last round that started', async () => {
    const stage = await Stage.with(house.server)
    const [ada, bob] = [stage.who('interviewer', 'ended'), stage.who('candidate', 'ended')].map(idOf) as [
      string,
      string,
    ]
    const elsewhere = idOf(stage.who('elsewhere', 'ended'))
    expect(await rounds().lastPartner([bob, elsewhere, ada])).toEqual(
      new Map([
        [bob, elsewhere],
        [elsewhere, bob],
      ]),
    )
    await stage.open('lobby')
    expect((await rounds().lastPartner([ada])).size).toBe(0)
    await stage.open('swapped')
    expect(await rounds().lastPartner([bob, ada])).toEqual(
      new Map([
        [bob, ada],
        [ada, bob],
      ]),
    )
  })
})

eachDatabase((_name, _connect, place) => {
  it('[PG3] rounds from before there were rows, and rows that are behind, are made up for at the next start', async () => {
    const settings = await place()
    const start = () => startApp(undefined, settings, [questionOf('orders')])
    const server = await start()
    const stage = await Stage.with(server)
    const [gone, late, current] = [
      await stage.open('unsealed'),
      await stage.open('unsealed'),
      await stage.open('ended'),
    ]
    const rows = async ({ pool }: RunningApp) =>
      (await pool.query('select * from interview_rounds order by interview_id, round')).rows
    const before = await rows(server)
    const { pool } = server
    await pool.query('delete from interview_rounds where interview_id = $1', [gone.id])
    await pool.query(`update interview_rounds set seq = 5, ${blank} where interview_id = $1`, [late.id])
    // Rows that are up to date are not rebuilt.
    await pool.query(`update interview_rounds set title = 'Kept' where interview_id = $1`, [current.id])
    await server.stop()
    const again = await start()
    const kept = before.map((row) => (row.interview_id === current.id ? { ...row, title: 'Kept' } : row))
    await expect.poll(() => rows(again)).toEqual(kept)
    await again.stop()
  })
})
