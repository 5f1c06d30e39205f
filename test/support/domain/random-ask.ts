import { ruleFor } from '@dryrun/server/core/policy.ts'
import type { Command } from '@dryrun/shared/interview/commands.ts'
import type { Patch } from '@dryrun/shared/interview/element.ts'
import { type Interview, personOf, roleIn, roleOf } from '@dryrun/shared/interview/interview.ts'
import type { SeenParts } from '@dryrun/shared/interview/parts.ts'
import { DimensionId } from '@dryrun/shared/interview/terms.ts'
import type { Dice } from './dice.ts'
import { box } from './facts.ts'

type Make = (dice: Dice, interview: Interview, newId: () => string) => Command

const some = (dice: Dice, prefix: string, most: number): string => `${prefix}${dice.below(most) + 1}`
const someCheck = (dice: Dice) => ({
  of: dice.of(['point', 'followUp'] as const),
  itemId: some(dice, dice.of(['p', 'f']), 4),
  checkId: some(dice, 'c', 3),
})
const someMisquote = (dice: Dice) => ({ pointId: some(dice, 'p', 2), nth: dice.below(3) })
const hows = ['unprompted', 'prompted', 'hinted'] as const
const levels = [1, 2, 3, 4] as const
const dimensions = [...DimensionId.options, 'own-orders', 'charm']
/** Few ids, so that people collide on them. */
const noteOf = (dice: Dice): string => `40000000-0000-4000-8000-00000000000${dice.below(4)}`

const takeOf = (dice: Dice): string => `50000000-0000-4000-8000-00000000000${dice.below(6)}`

/** Mostly the running round; sometimes one that is over, has not begun or does not exist. */
function roundOf(dice: Dice, { current, stage }: Interview): number {
  if (stage === 'ended' && dice.chance(0.9)) return dice.below(current + 1)
  return dice.chance(0.85) ? Math.max(current, 0) : dice.below(4)
}

/** Weights against the other commands of the stage. */
const makes: Readonly<Record<Command['type'], readonly [weight: number, Make]>> = {
  changeBoard: [40, (dice, now) => ({ type: 'changeBoard', round: roundOf(dice, now), patches: patchesOf(dice) })],
  say: [6, (dice) => ({ type: 'say', text: `word ${dice.below(100)}` })],
  startRound: [10, () => ({ type: 'startRound' })],
  movePhase: [4, (dice) => ({ type: 'movePhase', phase: dice.of(['intro', 'requirements', 'deep-dive', 'coffee']) })],
  pause: [4, () => ({ type: 'pause' })],
  resume: [4, () => ({ type: 'resume' })],
  finishRound: [1.5, (dice) => ({ type: 'finishRound', ...(dice.chance(0.6) ? { swap: dice.chance(0.5) } : {}) })],
  endInterview: [0.7, () => ({ type: 'endInterview' })],
  tellFact: [3, (dice) => ({ type: 'tellFact', factId: some(dice, 'k', 4) })],
  askFollowUp: [4, (dice) => ({ type: 'askFollowUp', followUpId: some(dice, 'f', 4) })],
  giveHint: [4, (dice) => ({ type: 'giveHint', hintId: some(dice, 'h', 4) })],
  dropCurveball: [1, () => ({ type: 'dropCurveball' })],
  askForHint: [1, () => ({ type: 'askForHint' })],
  tickPoint: [4, (dice) => ({ type: 'tickPoint', pointId: some(dice, 'p', 7), how: dice.of(hows) })],
  untickPoint: [2, (dice) => ({ type: 'untickPoint', pointId: some(dice, 'p', 7) })],
  tickCheck: [3, (dice) => ({ type: 'tickCheck', ...someCheck(dice) })],
  untickCheck: [1, (dice) => ({ type: 'untickCheck', ...someCheck(dice) })],
  hearMisquote: [2, (dice) => ({ type: 'hearMisquote', ...someMisquote(dice) })],
  withdrawMisquote: [1, (dice) => ({ type: 'withdrawMisquote', ...someMisquote(dice) })],
  raiseFlag: [2, (dice) => ({ type: 'raiseFlag', flagId: some(dice, 'r', 3) })],
  withdrawFlag: [1, (dice) => ({ type: 'withdrawFlag', flagId: some(dice, 'r', 3) })],
  writeNote: [5, writeNote],
  removeNote: [1, (dice, now) => ({ type: 'removeNote', round: roundOf(dice, now), noteId: noteOf(dice) })],
  score: [8, score],
  attachEvidence: [8, attachEvidence],
  removeEvidence: [1, (dice, now) => ({ type: 'removeEvidence', round: roundOf(dice, now), evidenceId: noteOf(dice) })],
  handInAsInterviewer: [6, handInAsInterviewer],
  handInAsCandidate: [6, handInAsCandidate],
  breakSeal: [1, () => ({ type: 'breakSeal' })],
  agreeToRecording: [3, () => ({ type: 'agreeToRecording' })],
  withdrawVoice: [1, () => ({ type: 'withdrawVoice' })],
  startVoice: [3, (dice) => ({ type: 'startVoice', take: takeOf(dice), kind: 'audio/webm' })],
  endVoice: [2, (dice) => ({ type: 'endVoice', take: takeOf(dice), chunks: dice.below(9) })],
}
const types = Object.keys(makes) as Command['type'][]

/** A random command, mostly one that fits the stage and the person's role. */
export function randomAsk(
  dice: Dice,
  interview: Interview,
  { people, newId }: { people: readonly string[]; newId: () => string },
): { by: string; command: Command } {
  const fitting = types.filter((type) => dice.chance(0.1) || ruleFor(interview, type).when.includes(interview.stage))
  const [, make] = makes[weighted(dice, fitting)]
  const command = make(dice, interview, newId)
  const judged = 'round' in command && command.type !== 'changeBoard' ? interview.rounds[command.round] : undefined
  const able = people.filter((person) => {
    const seated = personOf(interview, person)
    const role = judged && seated ? roleIn(judged, seated) : roleOf(interview, person)
    return role && ruleFor(interview, command.type).who.includes(role)
  })
  return { by: dice.of(able.length && dice.chance(0.9) ? able : [...people, 'mallory']), command }
}

function weighted(dice: Dice, fitting: readonly Command['type'][]): Command['type'] {
  const sum = fitting.reduce((total, type) => total + makes[type][0], 0)
  let left = (dice.below(10_000) / 10_000) * sum
  const found = fitting.find((type) => {
    left -= makes[type][0]
    return left < 0
  })
  return found ?? 'say'
}

function writeNote(dice: Dice, interview: Interview): Command {
  const text = dice.of(['', 'SECRET thought', 'SECRET doubt'])
  const tags = dice.of([[], ['SECRET tag']])
  return { type: 'writeNote', round: roundOf(dice, interview), noteId: noteOf(dice), text, tags }
}

function score(dice: Dice, interview: Interview): Command {
  const level = dice.chance(0.9) ? dice.of(levels) : null
  const how = dice.chance(0.5) ? dice.of(hows) : null
  const dimension = dice.of(dimensions)
  const given = { type: 'score', round: roundOf(dice, interview), dimension, how } as const
  if (dice.chance(0.1)) return { ...given, level: null, sentence: '', notAsked: true }
  const sentence = dice.of(['SECRET reason', 'SECRET reason', ''])
  return { ...given, level, sentence, ...(dice.chance(0.4) ? { seen: someParts(dice) } : {}) }
}

const someParts = (dice: Dice): SeenParts => {
  const some = () => [1, 2, 3].filter(() => dice.chance(0.5))
  return [some(), some(), some(), some()]
}

function attachEvidence(dice: Dice, interview: Interview, newId: () => string): Command {
  const round = roundOf(dice, interview)
  const started = interview.rounds[round]?.startedAt ?? 0
  return {
    type: 'attachEvidence',
    round,
    evidenceId: dice.chance(0.8) ? newId() : noteOf(dice),
    dimension: dice.of(dimensions),
    note: 'SECRET moment',
    ...(dice.chance(0.6) ? { at: started + dice.below(500) } : {}),
  }
}

function handInAsInterviewer(dice: Dice, interview: Interview): Command {
  const paper = { call: dice.of(levels), summary: 'SECRET summary', changes: [], shareNotes: dice.chance(0.5) }
  return { type: 'handInAsInterviewer', round: roundOf(dice, interview), ...paper }
}

function handInAsCandidate(dice: Dice, interview: Interview): Command {
  const selfScores = dice.chance(0.9) ? Object.fromEntries(DimensionId.options.map((id) => [id, dice.of(levels)])) : {}
  const paper = { selfScores, rating: 5, comment: 'SECRET comment' }
  return { type: 'handInAsCandidate', round: roundOf(dice, interview), ...paper }
}

const patchesOf = (dice: Dice): Patch[] => Array.from({ length: 1 + dice.below(3) }, () => patchOf(dice))

function patchOf(dice: Dice): Patch {
  const id = some(dice, 'e', 16)
  const n = dice.below(500)
  const pressures = (each: number) => (dice.chance(0.5) ? { pressures: [each] } : {})
  switch (dice.below(8)) {
    case 0:
    case 1:
    case 2:
      return { id, element: box(id, { x: n }) }
    case 3:
      return { id, element: box(id, { type: 'freedraw', points: [[0, 0]], ...pressures(0.5) }) }
    case 4:
      return { id, set: { x: n, isDeleted: dice.chance(0.3) } }
    case 5:
      return { id, set: { strokeColor: dice.of(['red', 'blue']), points: [[n, n]] } }
    default:
      return { id, append: { from: dice.below(3), points: [[n, 0]], ...pressures(0.7) } }
  }
}
