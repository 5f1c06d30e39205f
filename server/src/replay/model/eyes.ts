import {
  type Interview,
  type Person,
  personOf,
  type Round,
  roleIn,
  turnOf,
} from '@dryrun/shared/interview/interview.ts'
import type { Eyes } from '@dryrun/shared/replay/recording.ts'
import type { Sight } from '../../core/fold.ts'
import { type Desks, project } from '../../core/project.ts'
import { pairOf } from '../../core/project-open.ts'
import { resultsFor } from '../../core/project-results.ts'
import { HOUSE } from '../../core/system-commands.ts'

/** Through whose eyes somebody may watch an ended interview, as it is now: papers, seal and shared notes included. */
export function choicesFor(ended: Interview, personId: string): Eyes[] {
  const me = personOf(ended, personId)
  if (!me || ended.stage !== 'ended') return []
  const isPlayer = me.seat === 'host' || me.seat === 'guest'
  return isPlayer && !ended.sealed ? ['own', 'interviewer', 'candidate'] : ['own']
}

/** What these eyes saw at any moment of the interview; nothing where the asker may not take them. */
export function sightOf(ended: Interview, personId: string, eyes: Eyes): Sight | undefined {
  const me = personOf(ended, personId)
  if (!me || !choicesFor(ended, personId).includes(eyes)) return undefined
  const seated = ended.solo ? withReviewer(ended) : (interview: Interview) => interview
  if (eyes === 'own') return (interview) => project(me.seat === 'guest' ? seated(interview) : interview, me.id)
  const desks = desksFor(ended, me)
  return (interview) => {
    // The end itself is seen by each with eyes of their own: it holds what is theirs to finish.
    if (interview.stage === 'ended') return project(interview, me.id)
    const held = seated(interview)
    const round = held.rounds[turnOf(held)]
    const whose = round && pairOf(held, round)[eyes]
    return whose ? project(held, whose, desks) : undefined
  }
}

/**
 * Where somebody was alone nobody sat in the interviewer's seat. A reviewer looks back as if they had sat there, and who
 * was alone as if anybody had.
 */
function withReviewer({ people }: Interview): (interview: Interview) => Interview {
  const reviewer = people.find(({ seat }) => seat === 'guest') ?? { id: HOUSE, name: 'Dryrun', seat: 'guest' }
  return (interview) =>
    personOf(interview, reviewer.id) ? interview : { ...interview, people: [...interview.people, reviewer] }
}

/**
 * One's own desks whole, and of the other's those whose results one may read; so the desk of a round that was never
 * played stays its interviewer's.
 */
function desksFor(ended: Interview, me: Person): Desks {
  const opened = new Set(resultsFor(ended, me).map(({ index }) => index))
  return (round, index) => {
    const last = ended.rounds[index]
    if (!last || roleIn(last, me) === 'interviewer') return round
    // While somebody was alone nothing of the desk was used but the script, which the broken seal has opened.
    if (ended.solo && !ended.sealed) return round
    return opened.has(index) ? whatStood(round, last) : undefined
  }
}

/**
 * Of somebody else's desk only what stood in the end, and as it stood then: what was taken back or written anew was not
 * meant for others. Notes come only where their author shares them.
 */
function whatStood(round: Round, last: Round): Round {
  const notes = last.handIns.interviewer?.shareNotes ? last.notes : []
  const scores = Object.entries(last.scores)
  return {
    ...round,
    ticks: ofBoth(last.ticks, round.ticks, ({ pointId, at }) => `${pointId} ${at}`),
    flags: ofBoth(last.flags, round.flags, ({ flagId, at }) => `${flagId} ${at}`),
    notes: ofBoth(notes, round.notes, ({ id }) => id),
    scores: Object.fromEntries(ofBoth(scores, Object.entries(round.scores), ([id, { at }]) => `${id} ${at}`)),
    evidence: ofBoth(last.evidence, round.evidence, ({ id }) => id),
  }
}

/** Those of the last that were there already. */
function ofBoth<T>(last: readonly T[], now: readonly T[], keyOf: (item: T) => string): T[] {
  const keys = new Set(now.map(keyOf))
  return last.filter((item) => keys.has(keyOf(item)))
}
