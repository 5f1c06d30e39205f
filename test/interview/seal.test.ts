import { designRubric } from '@dryrun/server/core/rubric/design-rubric.ts'
import { describe, expect, it } from 'vitest'
import { ada, bob, ended, eve, inRoundOne, inRoundTwo, sam } from '../support/domain/facts.ts'
import { given, type Happened } from '../support/domain/given.ts'
import { answered, asCandidate, asInterviewer, id, judged, oneRound, scored } from '../support/domain/papers.ts'

const broken: Happened = [ada, { type: 'sealBroken' }]

describe('the seal', () => {
  it('[H8] the seal breaks with the last paper of the last round, whoever hands it in', () => {
    const seal = { type: 'sealBroken' } as const
    given(...oneRound, scored(0, 3), judged())
      .when(bob, asCandidate())
      .then(answered()[1], seal)
    given(...oneRound, scored(0, 3), answered())
      .when(ada, asInterviewer())
      .then(judged()[1], seal)
    const both = [...ended, scored(0, 3), scored(1, 2)]
    given(...both, judged(0), answered(0))
      .when(bob, asInterviewer(1))
      .then(judged(1)[1])
    given(...both, judged(0), judged(1), answered(1))
      .when(bob, asCandidate(0))
      .then(answered(0)[1], seal)
    given(...both, judged(0), answered(0), answered(1))
      .when(bob, asInterviewer(1))
      .then(judged(1)[1], seal)
  })

  it('[H9] before the seal breaks nobody reads a result, nor the other side’s paper', () => {
    const almost = [...ended, scored(0, 3), scored(1, 2), judged(0), answered(0), answered(1)]
    for (const person of [ada, bob, sam, eve]) expect(given(...almost).seenBy(person)?.results).toEqual([])
    expect(JSON.stringify(given(...almost).seenBy(ada))).not.toContain('kind')
    expect(JSON.stringify(given(...almost).seenBy(bob))).not.toContain('solid')
    expect(given(...almost).seenBy(bob)?.papers).toMatchObject([
      { round: 0, as: 'candidate', handedIn: true, otherHandedIn: true },
      { round: 1, as: 'interviewer', handedIn: false, otherHandedIn: true },
    ])
  })

  const unsealed = (shareNotes: boolean): readonly Happened[] => [
    ...inRoundOne,
    [ada, { type: 'noteWritten', round: 0, noteId: id(4), text: 'a private thought', tags: [] }],
    ...inRoundTwo.slice(inRoundOne.length),
    [bob, { type: 'interviewEnded' }],
    scored(0, 3),
    scored(1, 2),
    judged(0, { shareNotes }),
    answered(0),
    judged(1),
    answered(1),
    broken,
  ]

  it('[H10] once it is broken both players read all of it: call, scores, anchors, own scores, script and moments', () => {
    for (const person of [ada, bob]) {
      const results = given(...unsealed(false)).seenBy(person)?.results
      expect(results).toMatchObject([
        {
          index: 0,
          interviewer: ada,
          candidate: bob,
          call: 3,
          summary: 'solid',
          weighted: 3,
          rating: 5,
          comment: 'kind',
        },
        { index: 1, interviewer: bob, candidate: ada, weighted: 2 },
      ])
      const row = results?.[0]?.rows.find((each) => each.id === 'deep-dive')
      expect(row).toMatchObject({ level: 3, self: 2, sentence: 'why', weight: 20 })
      expect(row?.anchor).toBe(designRubric.find(({ id }) => id === 'deep-dive')?.anchors[2])
      expect(results?.[0]?.script.reallyAsking).toContain('hot partition')
    }
  })

  it('[H11] notes are read by others only if their author shares them', () => {
    const textsFor = (person: string, shared: boolean) =>
      given(...unsealed(shared))
        .seenBy(person)
        ?.results[0]?.notes.map(({ text }) => text)
    expect(textsFor(bob, false)).toEqual([])
    expect(textsFor(bob, true)).toEqual(['a private thought'])
    expect(textsFor(ada, false)).toEqual(['a private thought'])
  })

  it('[H12] who only watched never reads a result', () => {
    for (const person of [sam, eve])
      expect(given(...unsealed(true)).seenBy(person)).toMatchObject({ results: [], papers: [] })
    expect(given(...unsealed(true)).seenBy(eve)).toMatchObject({ reviews: [] })
  })
})
