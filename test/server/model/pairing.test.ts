import { expectedWait } from '@dryrun/server/matchmaking/model/expected-wait.ts'
import { type Pair, type Pool, pair } from '@dryrun/server/matchmaking/model/pair.ts'
import { questionKey } from '@dryrun/server/progress/model/question-key.ts'
import type { QueueRequest } from '@dryrun/shared/api/queue.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

type Waiting = Pool['waiting'][number]

const second = 1_000
const now = 1_000 * second
const levels = ['mid', 'senior', 'staff'] as const
const choice = (questionId: string, more: object = {}) => ({ packId: 'p', questionId, topics: [], levels, ...more })
const choices = ['q1', 'q2', 'q3'].map((id) => choice(id))

const person = (id: string, waited: number, wants: Partial<QueueRequest> = {}): Waiting => ({
  id,
  role: 'either',
  level: 'senior',
  topics: [],
  languages: ['en'],
  joinedAt: now - waited * second,
  ...wants,
})
const pool = (waiting: Waiting[], more: Partial<Pool> = {}): Pool => ({
  waiting,
  choices,
  apart: [],
  answered: new Map(),
  scriptSeen: new Map(),
  now,
  random: () => 0,
  ...more,
})
const met = (pairs: readonly Pair[]) => pairs.map(({ hostId, guestId }) => `${hostId}+${guestId}`)
const all = (...ids: string[]) => new Set(ids.map((id) => `p/${id}`))

describe('who is brought together', () => {
  it('[QU4] who has waited longest chooses first, and gets who has waited longest of those who fit', () => {
    expect(met(pair(pool([person('c', 1), person('a', 9), person('d', 0), person('b', 5)])))).toEqual(['a+b', 'c+d'])
    const two = [person('a', 9, { role: 'candidate' }), person('b', 5, { role: 'candidate' })]
    expect(met(pair(pool([...two, person('c', 1, { role: 'interviewer' })])))).toEqual(['a+c'])
  })

  it('[QU5] one asks and one answers as they wish; two who wish for either do both, on two questions', () => {
    const asked = (one: QueueRequest['role'], other: QueueRequest['role']) =>
      pair(pool([person('a', 9, { role: one }), person('b', 1, { role: other })]))[0]?.rounds.map((r) => r.interviewer)
    expect(asked('interviewer', 'candidate')).toEqual(['host'])
    expect(asked('candidate', 'interviewer')).toEqual(['guest'])
    expect(asked('either', 'candidate')).toEqual(['host'])
    expect(asked('either', 'interviewer')).toEqual(['guest'])
    expect(asked('candidate', 'either')).toEqual(['guest'])
    expect(asked('either', 'either')).toEqual(['host', 'guest'])
    expect(asked('candidate', 'candidate')).toBeUndefined()
    expect(asked('interviewer', 'interviewer')).toBeUndefined()
  })

  it('[QU6] the range of levels widens with the wait of who has waited longer', () => {
    const found = (waited: number, level: QueueRequest['level']) =>
      pair(pool([person('a', waited, { level: 'mid' }), person('b', 0, { level })])).length
    expect([found(29, 'mid'), found(29, 'senior'), found(30, 'senior')]).toEqual([1, 0, 1])
    expect([found(89, 'staff'), found(90, 'staff')]).toEqual([0, 1])
  })

  it('[QU7] they speak a language together, and for the first minute want a topic together if both name some', () => {
    const found = (waited: number, one: object, other: object) =>
      pair(pool([person('a', waited, one), person('b', 0, other)])).length
    expect(found(999, { languages: ['de', 'en'] }, { languages: ['fr'] })).toBe(0)
    expect(found(0, { languages: ['pt'] }, { languages: ['fr', 'pt-BR'] })).toBe(1)
    expect(found(59, { topics: ['Caching'] }, { topics: ['Streams'] })).toBe(0)
    expect(found(59, { topics: ['Caching'] }, { topics: ['caching', 'Streams'] })).toBe(1)
    expect(found(59, { topics: ['Caching'] }, {})).toBe(1)
    expect(found(60, { topics: ['Caching'] }, { topics: ['Streams'] })).toBe(1)
  })

  it('[QU8] who is to be kept apart is not offered each other, whichever way it was said', () => {
    const two = [person('a', 9), person('b', 5)]
    for (const apart of [['a', 'b'] as const, ['b', 'a'] as const])
      expect(pair(pool(two, { apart: [apart] }))).toEqual([])
    expect(met(pair(pool([...two, person('c', 1)], { apart: [['a', 'b']] })))).toEqual(['a+c'])
  })

  it('[QU9] no question is drawn that either has answered, or whose script who answers has seen', () => {
    const two = [person('a', 9, { role: 'interviewer' }), person('b', 1, { role: 'candidate' })]
    const drawn = (more: Partial<Pool>) => pair(pool(two, more))[0]?.rounds.map(({ questionId }) => questionId)
    expect(drawn({ answered: new Map([['a', all('q1', 'q2')]]) })).toEqual(['q3'])
    expect(drawn({ answered: new Map([['b', all('q1', 'q2')]]) })).toEqual(['q3'])
    expect(drawn({ scriptSeen: new Map([['b', all('q1')]]) })).toEqual(['q2'])
    expect(drawn({ scriptSeen: new Map([['a', all('q1')]]) })).toEqual(['q1'])
    expect(
      drawn({
        answered: new Map([
          ['a', all('q1')],
          ['b', all('q2', 'q3')],
        ]),
      }),
    ).toBeUndefined()
  })

  it('[QU9] with a swap neither has seen the second script, and both questions are of one pack', () => {
    const two = [person('a', 9), person('b', 1)]
    const drawn = (more: Partial<Pool>) => pair(pool(two, more))[0]?.rounds.map(({ questionId }) => questionId)
    expect(drawn({ scriptSeen: new Map([['a', all('q1', 'q2')]]) })).toEqual(['q1', 'q3'])
    expect(
      drawn({
        scriptSeen: new Map([
          ['a', all('q1')],
          ['b', all('q2', 'q3')],
        ]),
      }),
    ).toBeUndefined()
    const packs = [choice('q1'), choice('x', { packId: 'other' }), choice('y', { packId: 'other' })]
    expect(drawn({ choices: packs })?.toSorted()).toEqual(['x', 'y'])
    expect(drawn({ choices: packs.slice(0, 2) })).toBeUndefined()
  })

  it('[QU10] what both want to talk about is drawn before what suits the level, and that before the rest', () => {
    const two = [
      person('a', 9, { role: 'interviewer', topics: ['Streams', 'Caching'] }),
      person('b', 1, { role: 'candidate', topics: ['streams'] }),
    ]
    const drawn = (...each: object[]) =>
      pair(pool(two, { choices: each.map((more, index) => choice(`q${index}`, more)) }))[0]?.rounds[0]?.questionId
    expect(drawn({}, { topics: ['caching'] }, { topics: ['streams'], levels: ['mid'] })).toBe('q2')
    expect(drawn({ levels: ['mid'] }, {})).toBe('q1')
    expect(drawn({ levels: ['mid'] })).toBe('q0')
  })
})

const wants = fc.record({
  role: fc.constantFrom('interviewer', 'candidate', 'either'),
  level: fc.constantFrom(...levels),
  topics: fc.subarray(['a', 'b', 'c']),
  languages: fc.subarray(['en', 'de', 'pt'], { minLength: 1 }),
  waited: fc.nat(200),
  answered: fc.subarray(choices.map(questionKey)),
  scriptSeen: fc.subarray(choices.map(questionKey)),
})
const crowd = fc.array(wants, { maxLength: 14 }).chain((people) => {
  const ids = people.map((_, index) => `p${index}`)
  const two = ids.length
    ? fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids))
    : fc.constant<[string, string]>(['', ''])
  const sets = (key: 'answered' | 'scriptSeen') =>
    new Map(people.map((each, index) => [`p${index}`, new Set(each[key])]))
  return fc.record({ apart: fc.array(two, { maxLength: 10 }), seed: fc.nat() }).map(({ apart, seed }) =>
    pool(
      people.map(({ answered, scriptSeen, waited, ...each }, index) => person(`p${index}`, waited, each)),
      { apart, answered: sets('answered'), scriptSeen: sets('scriptSeen'), random: (below) => seed % below },
    ),
  )
})
const wouldMeet = (of: Pool, ...ids: string[]) =>
  pair({ ...of, waiting: of.waiting.filter(({ id }) => ids.includes(id)) }).length === 1

function expectAsWanted(of: Pool, { hostId, guestId, rounds, level }: Pair) {
  expect(wouldMeet(of, hostId, guestId)).toBe(true)
  expect(of.apart.map((two) => [...two].sort().join())).not.toContain([hostId, guestId].sort().join())
  const [seat, other] = [
    { host: hostId, guest: guestId },
    { host: guestId, guest: hostId },
  ]
  expect(level).toBe(of.waiting.find(({ id }) => id === other[rounds[0]?.interviewer ?? 'host'])?.level)
  for (const [index, { questionId, interviewer }] of rounds.entries()) {
    const has = (keys: Pool['answered'], id: string) => keys.get(id)?.has(questionKey({ packId: 'p', questionId }))
    expect([has(of.answered, hostId), has(of.answered, guestId)]).toEqual([false, false])
    expect(has(of.scriptSeen, other[interviewer])).toBe(false)
    if (index === 1) expect(has(of.scriptSeen, seat[interviewer])).toBe(false)
  }
  expect(new Set(rounds.map(({ questionId }) => questionId)).size).toBe(rounds.length)
}

describe('whoever waits', () => {
  it('[QU11] nobody is offered two partners at once', () => {
    fc.assert(
      fc.property(crowd, (of) => {
        const ids = pair(of).flatMap(({ hostId, guestId }) => [hostId, guestId])
        expect(new Set(ids).size).toBe(ids.length)
        for (const id of ids) expect(of.waiting.map((each) => each.id)).toContain(id)
      }),
    )
  })

  it('[QU12] what two people want holds for every pair, however many wait', () => {
    fc.assert(
      fc.property(crowd, (of) => {
        for (const each of pair(of)) expectAsWanted(of, each)
      }),
    )
  })

  it('[QU13] nobody starves: no two are left who would fit, and who is left was passed over for nobody who came later', () => {
    fc.assert(
      fc.property(crowd, (of) => {
        const pairs = pair(of)
        const paired = new Map(pairs.flatMap((each) => [[each.hostId, each] as const, [each.guestId, each] as const]))
        const left = of.waiting.filter(({ id }) => !paired.has(id))
        const before = (one: string, other: string) => {
          const [a, b] = [one, other].map((id) => of.waiting.find((each) => each.id === id)?.joinedAt ?? 0)
          return (a ?? 0) - (b ?? 0) || (one < other ? -1 : 1)
        }
        const others = left.flatMap(({ id }) => of.waiting.map((each) => [id, each.id] as const))
        for (const [id, other] of others.filter(([one, two]) => one !== two && wouldMeet(of, one, two))) {
          const taken = paired.get(other)
          // The host is the person who chose.
          expect(taken && before(taken.hostId, id)).toBeLessThan(0)
        }
      }),
    )
  })
})

describe('how long it takes', () => {
  const minute = 60_000
  const waits = (...minutes: number[]) => minutes.map((each) => ({ waitedMs: each * minute, matched: true }))
  const leaving = (...minutes: number[]) => minutes.map((each) => ({ waitedMs: each * minute, matched: false }))

  it('[QU14] what is usual is what three of four did not exceed, and nothing is said from four matches', () => {
    expect(expectedWait(waits(1, 2, 3, 4))).toBeNull()
    expect(expectedWait(waits(1, 1.5, 2, 3, 4, 5, 6, 50))).toBe(5)
    expect(expectedWait(waits(0.1, 0.1, 0.1, 0.1, 0.2))).toBe(1)
  })

  it('[QU14] who left without a match counts: the impatient do not make the queue look quick', () => {
    expect(expectedWait([...waits(1, 1, 1, 1, 1, 1), ...leaving(10, 10)])).toBe(1)
    expect(expectedWait([...waits(1, 1, 1, 1, 1), ...leaving(10, 10, 10, 10, 10)])).toBeNull()
    // Immediate leavers do not count as waits.
    expect(expectedWait([...waits(1, 1, 1, 1, 1), ...leaving(0, 0, 0, 0, 0)])).toBe(1)
  })
})
