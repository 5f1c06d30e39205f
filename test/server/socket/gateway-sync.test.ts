import { randomUUID } from 'node:crypto'
import type { Command } from '@dryrun/shared/interview/commands.ts'
import { expect, it } from 'vitest'
import { box } from '../../support/domain/facts.ts'
import { eachHouse } from '../../support/http/each-house.ts'
import type { Participant } from '../../support/http/participant.ts'

const say = (text: string): Command => ({ type: 'say', text })
const ok = { ok: true }
const refused = (code: string) => ({ ok: false, code })
const lines = ({ view }: Participant) => (view?.chat ?? []).map(({ text }) => text)

eachHouse({ LIMIT_COMMANDS_PER_SECOND: '2000' }, (house) => {
  const events = async (interviewId: string) =>
    (
      await house.server.pool.query<{ seq: number; by: string; command_id: string; event: { type: string } }>(
        'select seq, by, command_id, event from interview_events where interview_id = $1 order by seq',
        [interviewId],
      )
    ).rows

  it('[N11] a submission sent twice, at once or later, by another tab or in capitals, happens once', async () => {
    const { id, bob, ada } = await house.newTable()
    const again = randomUUID()
    expect(await Promise.all([1, 2, 3].map(() => bob.submit(say('once'), again)))).toEqual([ok, ok, ok])
    const tab = bob.anotherTab()
    await tab.connect(id)
    expect(await tab.submit(say('once'), again.toUpperCase())).toEqual(ok)
    expect(await bob.submit(say('not even with other words'), again)).toEqual(ok)
    expect(await bob.submit(say('twice'))).toEqual(ok)
    expect(lines(bob)).toEqual(['once', 'twice'])
    expect((await events(id)).filter(({ command_id }) => command_id === again)).toHaveLength(1)
    // Command ids are scoped to their sender, so one sender cannot use up the ids of another.
    expect(await ada.submit(say('mine'), again)).toEqual(ok)
    expect(lines(ada)).toEqual(['once', 'twice', 'mine'])
  })

  it('[N11] what was refused was not done, and may be asked for again under the same id', async () => {
    const { ada } = await house.newTable()
    const start = randomUUID()
    const pause = randomUUID()
    expect(await ada.submit({ type: 'pause' }, pause)).toEqual(refused('wrongStage'))
    expect(await ada.submit({ type: 'startRound' }, start)).toEqual(ok)
    expect(await ada.submit({ type: 'pause' }, pause)).toEqual(ok)
  })

  it('[N11] a late copy of a refused submission is refused again, a later attempt is decided anew', async () => {
    const { ada, bob } = await house.newTable()
    const pause = randomUUID()
    const [asked, late, later] = [2, 1, 3].map((attempt) => () => ada.submit({ type: 'pause' }, pause, attempt))
    expect(await asked?.()).toEqual(refused('wrongStage'))
    await ada.do({ type: 'startRound' })
    expect(await Promise.all([asked?.(), late?.()])).toEqual([refused('wrongStage'), refused('wrongStage')])
    // Attempts are scoped to their sender, as ids are.
    expect(await bob.submit({ type: 'pause' }, pause, 1)).toEqual(ok)
    expect(await bob.submit({ type: 'resume' })).toEqual(ok)
    expect(await later?.()).toEqual(ok)
    expect(await Promise.all([asked?.(), late?.()])).toEqual([ok, ok])
  })

  it('[N12] whoever comes back gets the steps since the last one seen, and nothing twice', async () => {
    const { id, ada, bob } = await house.newTable()
    await ada.do({ type: 'startRound' })
    await bob.until(({ view }) => view?.round)
    bob.disconnect()
    await ada.do(say('one'))
    await ada.do({ type: 'writeNote', round: 0, noteId: randomUUID(), text: 'hidden', tags: [] })
    await ada.do({ type: 'changeBoard', round: 0, patches: [{ id: 'a', element: box('a') }] })
    const before = bob.frames.length
    await bob.connect(id)
    await bob.until(({ board }) => board.get('a'))
    const missed = bob.frames.slice(before)
    expect(missed.filter(({ fresh }) => fresh)).toEqual([])
    expect(missed).toHaveLength(2)
    expect(missed.map(({ version }) => version)).toEqual([1, 2].map((n) => (bob.frames[before - 1]?.version ?? 0) + n))
    bob.disconnect()
    await bob.connect(id)
    await ada.do(say('two'))
    await bob.until((person) => lines(person).includes('two'))
    expect(bob.frames).toHaveLength(before + 3)
    expect(lines(bob)).toEqual(lines(ada))
  })

  it('[N13] whoever was away too long, or claims a step that never was, gets everything anew', async () => {
    const { id, ada, bob } = await house.newTable()
    await bob.until(({ view }) => view)
    bob.disconnect()
    for (let batch = 0; batch < 6; batch++)
      await Promise.all(Array.from({ length: 100 }, (_, n) => ada.do(say(`${batch} ${n}`))))
    const before = bob.frames.length
    await bob.connect(id)
    await bob.until((person) => lines(person).length === 600)
    expect(bob.frames.slice(before).map(({ fresh }) => fresh)).toEqual([true])
    expect(bob.view).toEqual({ ...bob.frames.at(-1)?.set })
    for (const version of [9_999, 0]) {
      const tab = bob.anotherTab()
      await tab.connect(id, { auth: { version } })
      await tab.until(({ view }) => view)
      expect(tab.frames.map(({ fresh }) => fresh)).toEqual([true])
      expect(tab.view).toEqual(bob.view)
      tab.disconnect()
    }
    await expect(bob.anotherTab().connect(id, { auth: { version: -1 } })).rejects.toThrow('notFound')
  }, 60_000)

  it('[N14] presence reaches the others and never the log', async () => {
    const { id, ada, bob, eve } = await house.newTable()
    const stored = (await events(id)).length
    await ada.until(({ here }) => here.length === 4)
    bob.point(12, 34)
    const moved = { type: 'moved', by: bob.me?.id, cursor: [12, 34], viewport: null, selected: [], editing: null }
    for (const person of [ada, eve]) {
      await person.until(({ news }) => news.some(({ type }) => type === 'moved'))
      expect(person.news).toContainEqual(moved)
    }
    expect(bob.news.some(({ type }) => type === 'moved')).toBe(false)
    const late = eve.anotherTab()
    await late.connect(id)
    await late.until(({ news }) => news.some(({ type }) => type === 'moved'))
    expect(late.news).toContainEqual(moved)
    late.disconnect()
    bob.disconnect()
    await ada.until(({ here }) => !here.includes(bob.me?.id ?? ''))
    expect(ada.here).toHaveLength(3)
    expect(await events(id)).toHaveLength(stored)
  })

  it('[N14] presence beyond the allowance is dropped, and what is no presence too', async () => {
    const { ada, bob } = await house.newTable()
    for (const raw of [
      null,
      {},
      { cursor: [1, 'x'] },
      { cursor: [1e9, 0], viewport: null, selected: [], editing: null },
    ])
      bob.socket.emit('presence', raw)
    for (let n = 0; n < 300; n++) bob.point(n, n)
    await bob.do(say('done pointing'))
    await ada.until((person) => lines(person).includes('done pointing'))
    const moves = ada.news.filter(({ type }) => type === 'moved')
    expect(moves.length).toBeGreaterThan(0)
    expect(moves.length).toBeLessThanOrEqual(2 * house.server.config.limits.presencePerSecond)
  })

  it('[N15] the receipt comes after the frames that the submission caused', async () => {
    const { bob } = await house.newTable()
    for (let n = 0; n < 20; n++) {
      expect(await bob.submit(say(`${n}`))).toEqual(ok)
      expect(lines(bob).at(-1)).toBe(`${n}`)
    }
  })

  it('[N16] two tabs of one person are one person, and see the same', async () => {
    const { id, ada, bob } = await house.newTable()
    const tab = bob.anotherTab()
    await tab.connect(id)
    await ada.until(({ news }) => news.filter(({ type }) => type === 'here').length > 1)
    expect(ada.here.filter((person) => person === bob.me?.id)).toHaveLength(1)
    await tab.do(say('from here'))
    await bob.do(say('and from there'))
    await tab.until((person) => lines(person).length === 2)
    expect(tab.view).toEqual(bob.view)
    expect(tab.frames.at(-1)?.version).toBe(bob.frames.at(-1)?.version)
    bob.disconnect()
    await ada.do(say('one of them left'))
    expect(ada.here).toContain(bob.me?.id)
  })
})
