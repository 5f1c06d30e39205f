import type { HistoryRow, ProgressReply } from '@dryrun/shared/api/progress.ts'
import { levelCourses, phaseCourses, ratingCourse } from './courses.ts'
import { driftOf, type Given } from './drift.ts'
import { type HeldRound, inOrder, openAs, sourceOf, wasKnown } from './held-round.ts'
import { studyPlan, type Ticked } from './study-plan.ts'

/** What is known of one person: their own rounds, what they ticked, and what others gave for the questions they asked. */
export type Past = Readonly<{
  me: string
  rounds: readonly HeldRound[]
  ticks: readonly Ticked[]
  others: readonly Given[]
}>

/** All of it as its owner reads it. It comes out the same in whatever order rounds and ticks are handed over. */
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
      // What is weak is weak on a question that was known, too.
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

/** Built up field by field: before the seal breaks there is nothing judged in it. */
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
