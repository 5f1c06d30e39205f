import {
  type Interview,
  type Person,
  personOf,
  type Round,
  roleIn,
  turnOf,
} from '@dryrun/shared/interview/interview.ts'
import type { Perspective } from '@dryrun/shared/replay/recording.ts'
import type { Projection } from '../../core/fold.ts'
import { type InterviewerPanels, project } from '../../core/project.ts'
import { pairOf } from '../../core/project-open.ts'
import { resultsFor } from '../../core/project-results.ts'
import { SYSTEM } from '../../core/system-commands.ts'

/**
 * The perspectives from which a person may watch an ended interview. They depend on its current state: feedback forms,
 * seal and shared notes.
 */
export function choicesFor(ended: Interview, personId: string): Perspective[] {
  const me = personOf(ended, personId)
  if (!me || ended.stage !== 'ended') return []
  const isPlayer = me.seat === 'host' || me.seat === 'guest'
  return isPlayer && !ended.sealed ? ['own', 'interviewer', 'candidate'] : ['own']
}

/** The view from a perspective at any moment of the interview. Undefined when the person may not take it. */
export function projectionFor(ended: Interview, personId: string, eyes: Perspective): Projection | undefined {
  const me = personOf(ended, personId)
  if (!me || !choicesFor(ended, personId).includes(eyes)) return undefined
  const seated = ended.solo ? withReviewer(ended) : (interview: Interview) => interview
  if (eyes === 'own') return (interview) => project(me.seat === 'guest' ? seated(interview) : interview, me.id)
  const desks = desksFor(ended, me)
  return (interview) => {
    // Each person sees the end from their own perspective, since it holds their own open forms.
    if (interview.stage === 'ended') return project(interview, me.id)
    const held = seated(interview)
    const round = held.rounds[turnOf(held)]
    const whose = round && pairOf(held, round)[eyes]
    return whose ? project(held, whose, desks) : undefined
  }
}

/** A solo interview has no interviewer. Its replay seats the reviewer there, or `HOUSE` where no reviewer has come. */
function withReviewer({ people }: Interview): (interview: Interview) => Interview {
  const reviewer = people.find(({ seat }) => seat === 'guest') ?? { id: SYSTEM, name: 'Dryrun', seat: 'guest' }
  return (interview) =>
    personOf(interview, reviewer.id) ? interview : { ...interview, people: [...interview.people, reviewer] }
}

/**
 * The person's own interviewer panels in full, and the other's where the person may read the results. So the panel of a
 * round that was never played stays its interviewer's.
 */
function desksFor(ended: Interview, me: Person): InterviewerPanels {
  const opened = new Set(resultsFor(ended, me).map(({ index }) => index))
  return (round, index) => {
    const last = ended.rounds[index]
    if (!last || roleIn(last, me) === 'interviewer') return round
    // A solo panel holds the script alone, which the broken seal has opened.
    if (ended.solo && !ended.sealed) return round
    return opened.has(index) ? whatStood(round, last) : undefined
  }
}

/**
 * Of another person's panel, shows what remained at the end and had not changed since: retracted and rewritten entries
 * stay private. Notes come only where their author shares them.
 */
function whatStood(round: Round, last: Round): Round {
  const notes = last.handIns.interviewer?.shareNotes ? last.notes : []
  const scores = Object.entries(last.scores)
  return {
    ...round,
    ticks: ofBoth(last.ticks, round.ticks, ({ pointId, at }) => `${pointId} ${at}`),
    checks: ofBoth(last.checks, round.checks, ({ id, at }) => `${id} ${at}`),
    misquotes: ofBoth(last.misquotes, round.misquotes, ({ id, at }) => `${id} ${at}`),
    flags: ofBoth(last.flags, round.flags, ({ flagId, at }) => `${flagId} ${at}`),
    notes: ofBoth(notes, round.notes, ({ id }) => id),
    scores: Object.fromEntries(ofBoth(scores, Object.entries(round.scores), ([id, { at }]) => `${id} ${at}`)),
    evidence: ofBoth(last.evidence, round.evidence, ({ id }) => id),
  }
}

function ofBoth<T>(last: readonly T[], now: readonly T[], keyOf: (item: T) => string): T[] {
  const keys = new Set(now.map(keyOf))
  return last.filter((item) => keys.has(keyOf(item)))
}
