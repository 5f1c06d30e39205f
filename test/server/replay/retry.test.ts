import { refusals } from '@dryrun/shared/refusals.ts'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { box } from '../../support/domain/facts.ts'
import { asCandidate, asInterviewer } from '../../support/domain/papers.ts'
import { eachHouse } from '../../support/http/each-house.ts'
import { Participant } from '../../support/http/participant.ts'
import { png } from '../../support/http/pictures.ts'
import { type Table, tokenOf } from '../../support/http/table.ts'

/** One interview; each test continues where the previous one ended. */
eachHouse({}, (house) => {
  let table: Table
  let picture: string
  let [start, middle, end] = [0, 0, 0]

  async function drawn(
    person: Participant,
    ...patches: Parameters<Participant['draw']> extends [number, ...infer P] ? P : never
  ) {
    await person.draw(0, ...patches)
    await table.ada.until(({ board }) => patches.every(({ id }) => board.get(id)))
    return table.ada.frames.at(-1)?.at ?? 0
  }

  beforeAll(async () => {
    table = await house.newTable()
    const { ada, bob } = table
    await ada.do({ type: 'startRound' })
    start = ada.view?.round?.startedAt ?? 0
    picture = (await ada.uploadImage(table.id, 'image/png', png)).id
    await drawn(bob, { id: 'gone', element: box('gone') }, { id: 'gone', set: { isDeleted: true } })
    middle = await drawn(bob, { id: 'p', element: box('p', { type: 'image', fileId: picture, status: 'saved', x: 5 }) })
    await vi.waitUntil(() => Date.now() > middle)
    await drawn(bob, { id: 'late', element: box('late') }, { id: 'p', set: { x: 99 } })
    await ada.do({ type: 'score', round: 0, dimension: 'deep-dive', level: 3, how: null, sentence: '' })
    await ada.do({ type: 'endInterview' })
    end = ada.view?.round?.endedAt ?? 0
  })

  const retry = (person: Participant, more: object = {}) =>
    person.post(`/api/interviews/${table.id}/retry`, { round: 0, at: middle, ...more })
  const openedBy = async (person: Participant, more: object = {}) => {
    const { status, body } = await retry(person, more)
    expect(status).toBe(201)
    return body as Awaited<ReturnType<Participant['open']>>
  }
  const sentenceOf = async (person: Participant, more: object = {}) =>
    ((await retry(person, more)).body as { message: string }).message

  it('[RP19] a retry has the question of its round and the board as it stood at that moment', async () => {
    const { id, links } = await openedBy(table.ada)
    const [host, guest] = [table.ada.anotherTab(), await Participant.named(house.server.url, 'Tom')]
    await guest.claim(tokenOf(links, 'guest'))
    for (const person of [host, guest]) await person.connect(id)
    expect(host.view?.interview).toMatchObject({ title: 'Practice on Friday, again', rounds: 1, stage: 'lobby' })
    expect(guest.view).toMatchObject({ lens: 'candidate', round: null })
    await host.do({ type: 'startRound' })
    for (const person of [host, guest]) {
      await person.until(({ board }) => board.get('p'))
      expect(person.view?.round).toMatchObject({ title: 'About orders', interviewer: table.ada.me?.id })
      expect([...person.board.elements()].map((each) => each.id)).toEqual(expect.arrayContaining(['part_user', 'p']))
      expect(person.board.get('p')?.x).toBe(5)
      for (const absent of ['gone', 'late']) expect(person.board.get(absent)).toBeUndefined()
      person.disconnect()
    }
    const copy = guest.board.get('p')?.fileId
    expect(copy).not.toBe(picture)
    expect((await guest.get(`/api/interviews/${id}/images/${copy}`)).status).toBe(200)
    expect((await guest.get(`/api/interviews/${table.id}/images/${picture}`)).status).toBe(404)
  })

  it('[RP19] it is found again as it was after a restart, and begins with what was there at the start', async () => {
    const { id } = await openedBy(table.ada, { at: start, title: 'Once more' })
    const [opened] = await house.server.app.eventLog.read(id)
    expect(opened?.event).toMatchObject({ type: 'interviewOpened', title: 'Once more' })
    const rounds = opened?.event.type === 'interviewOpened' ? opened.event.rounds : []
    const drawn = rounds[0]?.drawing?.map((element) => element.id)
    expect(drawn).toContain('part_user')
    expect(drawn).not.toContain('p')
  })

  it('[RP20] a retry is from a moment of a round that was played, by one of its players', async () => {
    for (const more of [{ at: start - 1 }, { at: end + 1 }, { round: 1 }, { round: 9 }])
      expect(await sentenceOf(table.ada, more)).toBe(refusals.momentOutside)
    expect(await sentenceOf(table.sam)).toBe(refusals.notYours)
    for (const more of [{ at: 'now' }, { hostRole: 'audience' }, { extra: 1 }])
      expect((await retry(table.ada, more)).status).toBe(400)
  })

  describe('who answered', () => {
    const first = async (more: object) => {
      const { id } = await openedBy(table.bob, more)
      return (await house.server.app.rooms.peek(id))?.rounds[0]?.interviewer
    }

    it('[RP21] answers again, or asks, only once the seal is broken', async () => {
      for (const more of [{}, { hostRole: 'candidate' }, { hostRole: 'interviewer' }])
        expect(await sentenceOf(table.bob, more)).toBe(refusals.sealed)
      await table.ada.do(asInterviewer(0))
      await table.bob.do(asCandidate(0))
      expect(await first({ hostRole: 'interviewer' })).toBe('host')
      expect(await first({})).toBe('guest')
    })
  })
})
