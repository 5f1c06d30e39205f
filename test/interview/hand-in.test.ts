import type { CommandOf } from '@dryrun/shared/interview/commands.ts'
import { defaultRubric } from '@dryrun/shared/interview/default-rubric.ts'
import type { EventOf } from '@dryrun/shared/interview/events.ts'
import { DimensionId, type Level } from '@dryrun/shared/interview/terms.ts'
import { describe, expect, it } from 'vitest'
import { ada, bob, ended, eve, inRoundOne, inRoundTwo, sam } from '../support/facts.ts'
import { given, type Happened, MINUTE } from '../support/given.ts'

const id = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`
const oneRound: readonly Happened[] = [...inRoundOne, [bob, { type: 'interviewEnded' }]]
const scored = (round: number, level: Level | null, dimension = 'deep-dive'): Happened => [
  round === 0 ? ada : bob,
  { type: 'scored', round, dimension, level, how: null, sentence: 'why' },
]
const asInterviewer = (
  round = 0,
  more: Partial<CommandOf<'handInAsInterviewer'>> = {},
): CommandOf<'handInAsInterviewer'> => ({
  type: 'handInAsInterviewer',
  round,
  call: 3,
  summary: 'solid',
  changes: [],
  shareNotes: false,
  ...more,
})
const selfScores = Object.fromEntries(DimensionId.options.map((dimension) => [dimension, 2 as Level]))
const asCandidate = (
  round = 0,
  scores: Partial<Record<string, Level>> = selfScores,
): CommandOf<'handInAsCandidate'> => ({
  type: 'handInAsCandidate',
  round,
  selfScores: scores,
  rating: 5,
  comment: 'kind',
})
const happened = <T extends 'interviewerHandedIn' | 'candidateHandedIn'>(
  type: T,
  { type: _, ...handIn }: CommandOf<'handInAsInterviewer'> | CommandOf<'handInAsCandidate'>,
) => ({ type, ...handIn }) as EventOf<T>
const judged = (round = 0, more = {}): Happened => [
  round === 0 ? ada : bob,
  happened('interviewerHandedIn', asInterviewer(round, more)),
]
const answered = (round = 0): Happened => [round === 0 ? bob : ada, happened('candidateHandedIn', asCandidate(round))]
const broken: Happened = [ada, { type: 'sealBroken' }]

describe('handing in', () => {
  it('[H1] both hand in once, after the end, each in their own role', () => {
    const [, paper] = judged()
    given(...oneRound, scored(0, 3))
      .when(ada, asInterviewer())
      .then(paper)
    given(...oneRound)
      .when(bob, asCandidate())
      .then(answered()[1])
    given(...oneRound, scored(0, 3))
      .when(bob, asInterviewer())
      .refused('notYours')
    given(...oneRound)
      .when(ada, asCandidate())
      .refused('notYours')
    given(...oneRound, scored(0, 3), judged())
      .when(ada, asInterviewer())
      .refused('handedIn')
    given(...oneRound, answered())
      .when(bob, asCandidate())
      .refused('handedIn')
    given(...inRoundOne, scored(0, 3))
      .when(ada, asInterviewer())
      .refused('wrongStage')
  })

  it('[H2] an interviewer scores at least one dimension', () => {
    given(...oneRound)
      .when(ada, asInterviewer())
      .refused('nothingScored')
    given(...oneRound, scored(0, 3), scored(0, null))
      .when(ada, asInterviewer())
      .refused('nothingScored')
  })

  it('[H3] a score of 1 or 4 stands on at least one moment of evidence for that dimension', () => {
    const evidence = (dimension: string): Happened => [
      ada,
      { type: 'evidenceAttached', round: 0, evidenceId: id(1), dimension, note: '', at: inRoundOne.length * MINUTE },
    ]
    for (const level of [1, 4] as const) {
      given(...oneRound, scored(0, level))
        .when(ada, asInterviewer())
        .refused('evidenceMissing')
      given(...oneRound, scored(0, level), evidence('estimation'))
        .when(ada, asInterviewer())
        .refused('evidenceMissing')
      given(...oneRound, scored(0, level), evidence('deep-dive'))
        .when(ada, asInterviewer())
        .then(judged()[1])
      given(...oneRound, scored(0, level), evidence('deep-dive'), [
        ada,
        { type: 'evidenceRemoved', round: 0, evidenceId: id(1) },
      ])
        .when(ada, asInterviewer())
        .refused('evidenceMissing')
    }
    for (const level of [2, 3] as const)
      given(...oneRound, scored(0, level))
        .when(ada, asInterviewer())
        .then(judged()[1])
  })

  it('[H4] a candidate scores themself on all seven dimensions', () => {
    const { 'deep-dive': _, ...six } = selfScores
    given(...oneRound)
      .when(bob, asCandidate(0, six))
      .refused('scoresMissing')
    given(...oneRound)
      .when(bob, asCandidate(0, {}))
      .refused('scoresMissing')
  })

  it('[H5] what is handed in can no longer be changed', () => {
    const past = [...oneRound, scored(0, 3), judged()]
    given(...past)
      .when(ada, { type: 'score', round: 0, dimension: 'deep-dive', level: 2, how: null, sentence: '' })
      .refused('handedIn')
    given(...past)
      .when(ada, { type: 'writeNote', round: 0, noteId: id(2), text: 'late', tags: [] })
      .refused('handedIn')
    given(...past)
      .when(ada, { type: 'removeNote', round: 0, noteId: id(2) })
      .refused('handedIn')
    given(...past)
      .when(ada, { type: 'attachEvidence', round: 0, evidenceId: id(2), dimension: 'deep-dive', note: '', at: 0 })
      .refused('handedIn')
    given(...past)
      .when(ada, { type: 'removeEvidence', round: 0, evidenceId: id(2) })
      .refused('handedIn')
  })

  it('[H6] each change for next time points to a moment of its round', () => {
    const change = (at: number) => ({ changes: [{ at, behaviour: 'drew first', effect: '', drill: '' }] })
    const moment = inRoundOne.length * MINUTE
    given(...oneRound, scored(0, 3))
      .when(ada, asInterviewer(0, change(moment)))
      .then(judged(0, change(moment))[1])
    given(...oneRound, scored(0, 3))
      .when(ada, asInterviewer(0, change(moment + 1)))
      .refused('momentOutside')
    given(...oneRound, scored(0, 3))
      .when(ada, asInterviewer(0, change(0)))
      .refused('momentOutside')
  })

  it('[H7] a round that was never played has no papers', () => {
    given(...oneRound, scored(0, 3))
      .when(bob, asInterviewer(1))
      .refused('wrongStage')
    given(...oneRound)
      .when(ada, asCandidate(1))
      .refused('wrongStage')
    given(...oneRound)
      .when(bob, asCandidate(2))
      .refused('wrongStage')
    expect(given(...oneRound).seenBy(ada)?.papers).toMatchObject([
      { round: 0, as: 'interviewer', handedIn: false, otherHandedIn: false },
    ])
  })
})

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
      expect(row).toMatchObject({ level: 3, self: 2, sentence: 'why', weight: 25 })
      expect(row?.anchor).toBe(defaultRubric.find(({ id }) => id === 'deep-dive')?.anchors[2])
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
