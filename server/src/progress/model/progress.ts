import type { HistoryRow, ProgressReply } from '@dryrun/shared/api/progress.ts'
import { levelCourses, phaseCourses, ratingCourse } from './courses.ts'
import { driftOf, type Given } from './drift.ts'
import { type HeldRound, inOrder, openAs, sourceOf, wasKnown } from './held-round.ts'
import { studyPlan, type Ticked } from './study-plan.ts'

export type Past = Readonly<{
  me: string
  rounds: readonly HeldRound[]
  ticks: readonly Ticked[]
  others: readonly Given[]
}>

/** The person's progress. Independent of the order of rounds and ticks. */
export function progressOf({ me, rounds, ticks, others }: Past): ProgressReply {
  const answered = openAs('candidate', rounds)
  const asked = openAs('interviewer', rounds)
  const fresh = answered.filter((held) => !wasKnown(held, rounds))
  return {
    history: inOrder(rounds)
      .reverse()
      .map((held) => historyRow(held, rounds)),
    asCandidate: {
      levels: levelCourses(fresh),
      phases: phaseCourses(fresh),
      // A known question still shows a weakness.
      study: studyPlan(answered, ticks),
    },
    asInterviewer: {
      ratings: ratingCourse(asked),
      drift: driftOf(
        asked.flatMap(({ question, targetLevel, results }) =>
          results.again ? [] : [{ by: me, question, targetLevel, scores: results.scores }],
        ),
        others,
      ),
    },
  }
}

/** Built field by field, so that no judgment leaks before the seal breaks. */
function historyRow(held: HeldRound, all: readonly HeldRound[]): HistoryRow {
  const { results, title, name, role, partner, targetLevel } = held
  return {
    ...sourceOf(held),
    title,
    question: name,
    role,
    partner,
    targetLevel,
    state: stateOf(held),
    call: results?.call ?? null,
    mean: results?.weighted ?? null,
    rating: results?.rating ?? null,
    known: role === 'candidate' && wasKnown(held, all),
  }
}

function stateOf({ results, endedAt, isUnsealed }: HeldRound): HistoryRow['state'] {
  if (results) return 'open'
  if (isUnsealed) return 'unreviewed'
  return endedAt === null ? 'running' : 'sealed'
}
