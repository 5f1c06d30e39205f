import {
  currentRound,
  factItem,
  type Interview,
  momentOf,
  planOf,
  type Round,
  runningMs,
} from '@dryrun/shared/interview/interview.ts'
import type { Phase } from '@dryrun/shared/interview/terms.ts'
import type { Script } from '@dryrun/shared/pack.ts'
import type { EventOf } from './events.ts'

/** A scheduled event of a solo round; `clock` is in milliseconds of the round's running clock. */
export type Cue = Readonly<{
  clock: number
  event: EventOf<'phaseMoved' | 'factTold' | 'followUpAsked' | 'curveballDropped'>
}>

const MINUTE = 60_000
/** Slots for questions. The number is fixed, so that their rhythm does not reveal how many the script holds. */
const PLACES = 6
const probing: readonly string[] = ['deep-dive', 'trade-offs', 'change']
/** Phases in which a candidate asks an interviewer for facts. */
const gathering: readonly string[] = ['requirements', 'framing']
/** Share of the plan after which facts are told where it has no such phase; about the same moment. */
const GATHERED = 1 / 6

type Stretch = Readonly<{ id: string; from: number; to: number }>
type Scheduled = Pick<Script, 'facts' | 'followUps'>

/**
 * Returns the schedule of a solo round in order: phases when the plan says, the facts that give no point away at the end
 * of the gathering phase, follow-ups spread evenly over the probing phases (without any: the second half), the curveball
 * nearest the middle of the deep dive. Follow-ups beyond the slots are dropped.
 */
export function cuesOf(plan: readonly Phase[], script: Scheduled): Cue[] {
  const stretches = stretchesOf(plan)
  const moves = stretches
    .slice(1)
    .map(({ id, from }): Cue => ({ clock: from, event: { type: 'phaseMoved', phase: id } }))
  // The sort is stable: facts come before the phase that begins at the same moment.
  return [...factsOf(stretches, script), ...moves, ...questionsOf(stretches, script)].sort((a, b) => a.clock - b.clock)
}

/** Returns the due cues that have not happened, in order; empty outside a running solo round. */
export function dueIn(interview: Interview, at: number): Cue['event'][] {
  const round = runningRound(interview)
  if (!round) return []
  const clock = runningMs(round, at)
  return openCues(interview, round).flatMap((cue) => (cue.clock <= clock ? [cue.event] : []))
}

/** Returns the server time of the next cue in milliseconds, or `undefined` while the clock does not run. */
export function nextDueAt(interview: Interview): number | undefined {
  const round = runningRound(interview)
  if (!round || round.startedAt === null || round.pausedAt !== null) return undefined
  const [next] = openCues(interview, round)
  return next && momentOf({ startedAt: round.startedAt, pauses: round.pauses }, next.clock)
}

const runningRound = (interview: Interview): Round | undefined =>
  interview.solo && interview.stage === 'round' ? currentRound(interview) : undefined

const openCues = (interview: Interview, round: Round): Cue[] =>
  cuesOf(planOf(interview, round), round.question.script).filter(({ event }) => !hasHappened(round, event))

function hasHappened({ visits, shown }: Round, event: Cue['event']): boolean {
  switch (event.type) {
    case 'phaseMoved':
      return visits.some(({ phase }) => phase === event.phase)
    case 'factTold':
      return shown.some(({ kind, itemId }) => kind === 'fact' && itemId === factItem(event.factId))
    case 'followUpAsked':
      return shown.some(({ kind, itemId }) => kind === 'followUp' && itemId === event.followUpId)
    case 'curveballDropped':
      return shown.some(({ kind }) => kind === 'curveball')
  }
}

function stretchesOf(plan: readonly Phase[]): Stretch[] {
  let clock = 0
  return plan.map(({ id, minutes }) => {
    const from = clock
    clock += minutes * MINUTE
    return { id, from, to: clock }
  })
}

/** All at one moment, so that their rhythm reveals nothing of the facts that are kept back. */
function factsOf(stretches: readonly Stretch[], { facts }: Pick<Script, 'facts'>): Cue[] {
  const end = stretches.at(-1)?.to ?? 0
  const gathered = stretches.slice(0, -1).find(({ id }) => gathering.includes(id))
  const clock = gathered?.to ?? Math.round(end * GATHERED)
  return facts
    .filter(({ impliesSecret }) => !impliesSecret)
    .map(({ id }): Cue => ({ clock, event: { type: 'factTold', factId: id } }))
}

function questionsOf(stretches: readonly Stretch[], { followUps }: Pick<Script, 'followUps'>): Cue[] {
  const { from, to } = probedIn(stretches)
  const places = Array.from({ length: PLACES }, (_, place) => Math.round(from + ((to - from) * (place + 0.5)) / PLACES))
  const deepDive = stretches.find(({ id }) => id === 'deep-dive') ?? { from, to }
  const turn = nearest(places, (deepDive.from + deepDive.to) / 2)
  const others = places.filter((clock) => clock !== turn)
  const asked = followUps.slice(0, others.length).map(({ id }, place): Cue => {
    return { clock: others[place] ?? to, event: { type: 'followUpAsked', followUpId: id } }
  })
  return [...asked, { clock: turn, event: { type: 'curveballDropped' } }]
}

function probedIn(stretches: readonly Stretch[]): Pick<Stretch, 'from' | 'to'> {
  const probed = stretches.filter(({ id }) => probing.includes(id))
  const end = stretches.at(-1)?.to ?? 0
  if (!probed.length) return { from: end / 2, to: end }
  return { from: Math.min(...probed.map(({ from }) => from)), to: Math.max(...probed.map(({ to }) => to)) }
}

const nearest = (places: readonly number[], clock: number): number =>
  places.reduce((best, place) => (Math.abs(place - clock) < Math.abs(best - clock) ? place : best))
