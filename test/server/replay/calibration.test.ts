import type { Calibration, OfferedRound, Sheet } from '@dryrun/shared/api/calibration.ts'
import type { Frame } from '@dryrun/shared/interview/frame.ts'
import { expect, it } from 'vitest'
import type { RunningApp } from '../../support/http/app.ts'
import { eachServer } from '../../support/http/each-server.ts'
import { Participant } from '../../support/http/participant.ts'
import { Stage } from '../../support/http/staged.ts'

eachServer({}, (server) => {
  let known: Promise<Stage> | undefined
  const stage = () => (known ??= Stage.with(server as RunningApp))
  const cyd = () => Participant.named(server.url, 'Cyd')

  async function held() {
    const told = await stage()
    const { id } = await told.open('unsealed')
    const who = (kind: 'interviewer' | 'candidate' | 'shadow') => told.who(kind, 'unsealed').anotherTab()
    return { id, ada: who('interviewer'), bob: who('candidate'), sam: who('shadow') }
  }
  const offer = async (person: Participant, id: string, offered = true) => {
    const { body } = await person.request(`/api/interviews/${id}/calibration`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ round: 0, offered }),
    })
    return (body as { rounds: OfferedRound[] }).rounds
  }
  const listOf = async (person: Participant) =>
    ((await person.get('/api/calibrations')).body as { calibrations: Calibration[] }).calibrations
  const newest = async (person: Participant) =>
    (await listOf(person)).findLast(({ state }) => state === 'new')?.id ?? ''
  const place = (id: string, what = '') => `/api/calibrations/${id}${what}`

  async function opened() {
    const { id, ada, bob, sam } = await held()
    const scorer = await cyd()
    const before = (await listOf(scorer)).length
    await offer(ada, id)
    expect(await listOf(scorer)).toHaveLength(before)
    await offer(bob, id)
    const calibrationId = await newest(scorer)
    await scorer.post(place(calibrationId, '/open'), {})
    return { id, ada, bob, sam, scorer, calibrationId }
  }

  it('[CA8] a round is offered once both who played agree, neither sees that the other has, and either takes it back', async () => {
    const { id, ada, bob } = await held()
    const scorer = await cyd()
    const before = (await listOf(scorer)).length
    expect(await offer(ada, id)).toMatchObject([{ round: 0, mine: true, both: false }])
    expect((await bob.get(`/api/interviews/${id}/calibration`)).body).toMatchObject({
      rounds: [{ mine: false, both: false, scored: 0 }],
    })
    expect(await offer(bob, id)).toMatchObject([{ mine: true, both: true }])
    expect(await listOf(scorer)).toHaveLength(before + 1)
    const calibrationId = await newest(scorer)
    await scorer.post(place(calibrationId, '/open'), {})
    expect(await offer(bob, id, false)).toMatchObject([{ mine: false, both: false }])
    expect(await listOf(scorer)).toHaveLength(before)
    for (const what of ['', '/replay', '/replay/frames'])
      expect((await scorer.get(place(calibrationId, what))).status).toBe(404)
  })

  it('[CA9] whoever sat in the interview is never among its blind scorers', async () => {
    const { ada, bob, sam, calibrationId } = await opened()
    for (const person of [ada, bob, sam]) {
      expect((await listOf(person)).map(({ id }) => id)).not.toContain(calibrationId)
      expect((await person.post(place(calibrationId, '/open'), {})).status).toBe(404)
      expect((await person.get(place(calibrationId))).status).toBe(404)
    }
  })

  it('[CA10] a script is read only by whoever opens the round, who is then never asked that question', async () => {
    const { scorer, calibrationId } = await opened()
    const curious = await cyd()
    for (const what of ['', '/replay', '/replay/frames'])
      expect((await curious.get(place(calibrationId, what))).status).toBe(404)
    expect((await curious.post(place(calibrationId, '/scores'), { levels: { 'deep-dive': 2 } })).status).toBe(404)
    const ids = [scorer, curious].map(({ me }) => me?.id ?? '')
    const seen = await server.app.rounds.scriptSeen(ids)
    expect(ids.map((id) => seen.get(id)?.size)).toEqual([1, 0])
    const { body } = await scorer.get(place(calibrationId, '/replay/frames'))
    const [first] = JSON.parse((body as string).split('\n')[0] ?? '') as Frame[]
    expect(first?.set).toMatchObject({
      question: { script: { reallyAsking: expect.any(String) } },
      notes: [],
      scores: {},
    })
  })

  it('[CA11] how others scored is told to whoever has handed in, whose scores then stay', async () => {
    const { scorer, calibrationId } = await opened()
    const sheetOf = async () => ((await scorer.get(place(calibrationId))).body as { sheet: Sheet }).sheet
    expect(await sheetOf()).toMatchObject({ agreement: null, calibration: { state: 'opened', scored: 0 } })
    expect((await scorer.post(place(calibrationId, '/scores'), { levels: {} })).status).toBe(400)
    expect((await scorer.post(place(calibrationId, '/scores'), { levels: { nothing: 1 } })).status).toBe(404)
    const { status, body } = await scorer.post(place(calibrationId, '/scores'), { levels: { 'deep-dive': 1 } })
    expect(status).toBe(200)
    const { sheet } = body as { sheet: Sheet }
    expect(sheet.calibration).toMatchObject({ state: 'done', scored: 1 })
    expect(sheet.agreement?.find(({ id }) => id === 'deep-dive')).toMatchObject({
      ...{ yours: 1, interviewers: 3, spread: [1, 0, 0, 0], apart: 2, moments: [{ clock: 0 }] },
      ...{ withInterviewers: { pairs: 1, kappa: null }, amongScorers: { pairs: 0, kappa: null } },
    })
    expect((await scorer.post(place(calibrationId, '/scores'), { levels: { 'deep-dive': 3 } })).status).toBe(409)
    expect((await sheetOf()).agreement?.find(({ id }) => id === 'deep-dive')?.yours).toBe(1)
  })

  it('[PA19] a blind scorer is told the parts of each anchor, and once they have scored those that the interviewer observed', async () => {
    const { scorer, calibrationId } = await opened()
    const { sheet } = (await scorer.get(place(calibrationId))).body as { sheet: Sheet }
    const parts = sheet.rubric.find(({ id }) => id === 'deep-dive')?.parts ?? []
    expect(parts.map(({ length }) => length)).toEqual([2, 2, 3, 3])
    expect(JSON.stringify(sheet)).not.toContain('observed')
    const { body } = await scorer.post(place(calibrationId, '/scores'), { levels: { 'deep-dive': 1 } })
    const { agreement } = (body as { sheet: Sheet }).sheet
    expect(agreement?.find(({ id }) => id === 'deep-dive')?.observed).toEqual([
      { level: 2, part: parts[1]?.[0] },
      ...(parts[2] ?? []).map((part) => ({ level: 3, part })),
      { level: 4, part: parts[3]?.[1] },
    ])
    expect(agreement?.find(({ id }) => id === 'estimation')?.observed).toEqual([])
  })
})
