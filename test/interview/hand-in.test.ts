import { dimensionsOfKind } from '@dryrun/shared/interview/kinds.ts'
import { describe, expect, it } from 'vitest'
import { ada, bob, inRoundOne, openedWith, questionOf } from '../support/domain/facts.ts'
import { given, type Happened, MINUTE, storyOf } from '../support/domain/given.ts'
import {
  answered,
  asCandidate,
  asInterviewer,
  id,
  judged,
  oneRound,
  scored,
  selfScores,
} from '../support/domain/papers.ts'

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

  it('[H4] a candidate scores themself on all default dimensions of the round', () => {
    const { 'deep-dive': _, ...six } = selfScores
    given(...oneRound)
      .when(bob, asCandidate(0, six))
      .refused('scoresMissing')
    given(...oneRound)
      .when(bob, asCandidate(0, {}))
      .refused('scoresMissing')
  })

  it('[H13] a candidate of a discussion scores themself on its dimensions, and on none of a design', () => {
    const question = { ...questionOf('talk'), kind: 'discussion' as const }
    const round: readonly Happened[] = [[ada, openedWith([question])], ...oneRound.slice(1)]
    const own = Object.fromEntries(dimensionsOfKind.discussion.map((dimension) => [dimension, 2 as const]))
    const { mechanism: _, ...incomplete } = own
    expect(storyOf(round).interview.rounds[0]?.rubric.map(({ id: row }) => row)).toEqual([
      ...dimensionsOfKind.discussion,
      'own-talk',
    ])
    given(...round)
      .when(bob, asCandidate(0, own))
      .then(expect.objectContaining({ type: 'candidateHandedIn', selfScores: own }))
    given(...round)
      .when(bob, asCandidate(0, incomplete))
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
