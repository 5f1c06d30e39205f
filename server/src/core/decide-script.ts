import type { CommandOf } from '@dryrun/shared/interview/commands.ts'
import {
  type CheckPlace,
  checkItem,
  currentRound,
  factItem,
  type MisquotePlace,
  misquoteItem,
  type Round,
  type Shown,
} from '@dryrun/shared/interview/interview.ts'
import type { Script } from '@dryrun/shared/pack.ts'
import { accept, type Decision, type Facts, refuse } from './decision.ts'

type ScriptCommand = CommandOf<
  | 'tellFact'
  | 'askFollowUp'
  | 'giveHint'
  | 'dropCurveball'
  | 'askForHint'
  | 'tickPoint'
  | 'untickPoint'
  | 'tickCheck'
  | 'untickCheck'
  | 'hearMisquote'
  | 'withdrawMisquote'
  | 'raiseFlag'
  | 'withdrawFlag'
>

/** Decides the commands that show or mark entries of the round's script. */
export function decideScript(facts: Facts, command: ScriptCommand): Decision {
  switch (command.type) {
    case 'tellFact':
      return tellFact(facts, command)
    case 'askFollowUp':
      return askFollowUp(facts, command)
    case 'giveHint':
      return giveHint(facts, command)
    case 'dropCurveball':
      return dropCurveball(facts)
    case 'askForHint':
      return askForHint(facts)
    case 'tickPoint':
      return tickPoint(facts, command)
    case 'untickPoint':
      return untickPoint(facts, command)
    case 'tickCheck':
      return tickCheck(facts, command)
    case 'untickCheck':
      return untickCheck(facts, command)
    case 'hearMisquote':
      return hearMisquote(facts, command)
    case 'withdrawMisquote':
      return withdrawMisquote(facts, command)
    case 'raiseFlag':
      return raiseFlag(facts, command)
    case 'withdrawFlag':
      return withdrawFlag(facts, command)
  }
}

/** Refuses with `unknownItem` or `alreadyDone`. */
function tellFact(facts: Facts, { factId }: CommandOf<'tellFact'>): Decision {
  if (!has(facts, 'facts', factId)) return refuse('unknownItem')
  if (wasShown(facts, 'fact', factItem(factId))) return refuse('alreadyDone')
  return accept({ type: 'factTold', factId })
}

/** Refuses with `unknownItem` or `alreadyDone`. */
function askFollowUp(facts: Facts, { followUpId }: CommandOf<'askFollowUp'>): Decision {
  if (!has(facts, 'followUps', followUpId)) return refuse('unknownItem')
  if (wasShown(facts, 'followUp', followUpId)) return refuse('alreadyDone')
  return accept({ type: 'followUpAsked', followUpId })
}

/**
 * Gives the next hint of the ladder only, so that the candidate gets as little help as possible. Refuses with
 * `unknownItem`, `alreadyDone` or `hintOrder`.
 */
function giveHint(facts: Facts, { hintId }: CommandOf<'giveHint'>): Decision {
  if (!has(facts, 'hints', hintId)) return refuse('unknownItem')
  if (wasShown(facts, 'hint', hintId)) return refuse('alreadyDone')
  const next = scriptOf(facts)?.hints.find(({ id }) => !wasShown(facts, 'hint', id))
  return next?.id === hintId ? accept({ type: 'hintGiven', hintId }) : refuse('hintOrder')
}

/**
 * Gives a solo candidate the next hint, or refuses with `noMoreHints`. All questions have the same number of hints, so
 * the refusal reveals nothing.
 */
function askForHint(facts: Facts): Decision {
  const next = scriptOf(facts)?.hints.find(({ id }) => !wasShown(facts, 'hint', id))
  return next ? accept({ type: 'hintGiven', hintId: next.id }) : refuse('noMoreHints')
}

/** Refuses with `alreadyDone`. */
function dropCurveball(facts: Facts): Decision {
  return wasShown(facts, 'curveball', 'curveball') ? refuse('alreadyDone') : accept({ type: 'curveballDropped' })
}

/** Refuses with `unknownItem`, or with `alreadyDone` for the same tick. */
function tickPoint(facts: Facts, { pointId, how }: CommandOf<'tickPoint'>): Decision {
  if (!has(facts, 'points', pointId)) return refuse('unknownItem')
  if (roundOf(facts)?.ticks.some((tick) => tick.pointId === pointId && tick.how === how)) return refuse('alreadyDone')
  return accept({ type: 'pointTicked', pointId, how })
}

/** Refuses with `unknownItem`. */
function untickPoint(facts: Facts, { pointId }: CommandOf<'untickPoint'>): Decision {
  const ticked = roundOf(facts)?.ticks.some((tick) => tick.pointId === pointId)
  return ticked ? accept({ type: 'pointUnticked', pointId }) : refuse('unknownItem')
}

/** Refuses with `unknownItem` or `alreadyDone`. */
function tickCheck(facts: Facts, { of, itemId, checkId }: CommandOf<'tickCheck'>): Decision {
  const items = scriptOf(facts)?.[of === 'point' ? 'points' : 'followUps'] ?? []
  const { checks } = items.find(({ id }) => id === itemId) ?? { checks: [] }
  if (!checks.some(({ id }) => id === checkId)) return refuse('unknownItem')
  if (wasHeard(facts, { of, itemId, checkId })) return refuse('alreadyDone')
  return accept({ type: 'checkTicked', of, itemId, checkId })
}

/** Refuses with `unknownItem`. */
function untickCheck(facts: Facts, { of, itemId, checkId }: CommandOf<'untickCheck'>): Decision {
  if (!wasHeard(facts, { of, itemId, checkId })) return refuse('unknownItem')
  return accept({ type: 'checkUnticked', of, itemId, checkId })
}

/** Refuses with `unknownItem` or `alreadyDone`. */
function hearMisquote(facts: Facts, { pointId, nth }: CommandOf<'hearMisquote'>): Decision {
  const point = scriptOf(facts)?.points.find(({ id }) => id === pointId)
  if (!point?.misquotes[nth]) return refuse('unknownItem')
  if (wasMisquoted(facts, { pointId, nth })) return refuse('alreadyDone')
  return accept({ type: 'misquoteHeard', pointId, nth })
}

/** Refuses with `unknownItem`. */
function withdrawMisquote(facts: Facts, { pointId, nth }: CommandOf<'withdrawMisquote'>): Decision {
  if (!wasMisquoted(facts, { pointId, nth })) return refuse('unknownItem')
  return accept({ type: 'misquoteWithdrawn', pointId, nth })
}

/** Refuses with `unknownItem` or `alreadyDone`. */
function raiseFlag(facts: Facts, { flagId }: CommandOf<'raiseFlag'>): Decision {
  if (!has(facts, 'redFlags', flagId)) return refuse('unknownItem')
  if (roundOf(facts)?.flags.some((flag) => flag.flagId === flagId)) return refuse('alreadyDone')
  return accept({ type: 'flagRaised', flagId })
}

/** Refuses with `unknownItem`. */
function withdrawFlag(facts: Facts, { flagId }: CommandOf<'withdrawFlag'>): Decision {
  const raised = roundOf(facts)?.flags.some((flag) => flag.flagId === flagId)
  return raised ? accept({ type: 'flagWithdrawn', flagId }) : refuse('unknownItem')
}

const roundOf = ({ interview }: Facts): Round | undefined => currentRound(interview)
const scriptOf = (facts: Facts): Script | undefined => roundOf(facts)?.question.script

const has = (facts: Facts, list: 'facts' | 'followUps' | 'hints' | 'points' | 'redFlags', id: string): boolean =>
  scriptOf(facts)?.[list].some((item) => item.id === id) ?? false

const wasShown = (facts: Facts, kind: Shown['kind'], id: string): boolean =>
  roundOf(facts)?.shown.some((shown) => shown.kind === kind && shown.itemId === id) ?? false

const wasHeard = (facts: Facts, check: CheckPlace): boolean =>
  roundOf(facts)?.checks.some(({ id }) => id === checkItem(check)) ?? false

const wasMisquoted = (facts: Facts, place: MisquotePlace): boolean =>
  roundOf(facts)?.misquotes.some(({ id }) => id === misquoteItem(place)) ?? false
