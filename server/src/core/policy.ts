import type { Command } from '@dryrun/shared/interview/commands.ts'
import { type Interview, personOf, type Stage } from '@dryrun/shared/interview/interview.ts'
import type { Role, Seat } from '@dryrun/shared/interview/terms.ts'
import type { Refusal } from '@dryrun/shared/refusals.ts'

export type Rule = Readonly<{ who: readonly Role[]; when: readonly Stage[] }>

/**
 * Returns `notYours`, `wrongStage` or `ended`. Checks the role before the stage, because a wrong role stays wrong in a
 * later stage.
 */
export function refusedBy({ who, when }: Rule, role: Role | undefined, stage: Stage): Refusal | undefined {
  if (!role || !who.includes(role)) return 'notYours'
  if (when.includes(stage)) return undefined
  return stage === 'ended' ? 'ended' : 'wrongStage'
}

export const players: readonly Role[] = ['interviewer', 'candidate']
export const everyone: readonly Role[] = ['interviewer', 'candidate', 'shadow', 'audience']
const interviewer: readonly Role[] = ['interviewer']
const nobody: readonly Role[] = []

const inRound = { who: interviewer, when: ['round'] } as const satisfies Rule
/** Judging continues after the end, until the form is submitted. The role is that of the judged round. */
const whileJudging = { who: interviewer, when: ['round', 'ended'] } as const satisfies Rule

export const beforeTheEnd: readonly Stage[] = ['lobby', 'round', 'break']
export const afterTheEnd: readonly Stage[] = ['ended']

/**
 * Roles and stages of every command, enforced by `decide`. The role is that of the round that a command names, else of
 * the current or next round; HTTP routes have their own table in `access/route-policy.ts`.
 */
export const policy: Readonly<Record<Command['type'], Rule>> = {
  startRound: { who: interviewer, when: ['lobby', 'break'] },
  movePhase: inRound,
  pause: { who: players, when: ['round'] },
  resume: { who: players, when: ['round'] },
  finishRound: inRound,
  endInterview: { who: players, when: ['round', 'break'] },

  say: { who: everyone, when: beforeTheEnd },
  changeBoard: { who: players, when: ['round', 'break'] },

  tellFact: inRound,
  askFollowUp: inRound,
  giveHint: inRound,
  dropCurveball: inRound,
  askForHint: { who: nobody, when: ['round'] },
  tickPoint: inRound,
  untickPoint: inRound,
  tickCheck: inRound,
  untickCheck: inRound,
  hearMisquote: inRound,
  withdrawMisquote: inRound,
  raiseFlag: inRound,
  withdrawFlag: inRound,

  writeNote: whileJudging,
  removeNote: whileJudging,
  score: whileJudging,
  attachEvidence: whileJudging,
  removeEvidence: whileJudging,

  handInAsInterviewer: { who: interviewer, when: ['ended'] },
  handInAsCandidate: { who: ['candidate'], when: ['ended'] },
  breakSeal: { who: nobody, when: ['ended'] },

  agreeToRecording: { who: players, when: beforeTheEnd },
  withdrawVoice: { who: players, when: beforeTheEnd },
  startVoice: { who: players, when: ['round', 'break'] },
  /** The last chunks of a take may be counted after the end. */
  endVoice: { who: players, when: ['round', 'break', 'ended'] },
}

const candidate: readonly Role[] = ['candidate']

/**
 * Exceptions for solo interviews: the candidate starts the round, asks for hints and opens the script. The other
 * interviewer commands belong to the reviewer, who arrives after the end.
 */
const soloPolicy: Partial<Readonly<Record<Command['type'], Rule>>> = {
  startRound: { who: candidate, when: ['lobby'] },
  askForHint: { who: candidate, when: ['round'] },
  breakSeal: { who: candidate, when: ['ended'] },
}

export const ruleFor = ({ solo }: Pick<Interview, 'solo'>, type: Command['type']): Rule =>
  (solo ? soloPolicy[type] : undefined) ?? policy[type]

/**
 * Whether two people may set up a line. Of the two at least one is a player, or both are the same person in two tabs.
 * Returns `notYours` between two observers; `notHere` for people without a seat, as for people who are away.
 */
export function refusedLine(interview: Interview, by: string, to: string): Refusal | undefined {
  const [sender, receiver] = [personOf(interview, by), personOf(interview, to)]
  if (!sender || !receiver) return 'notHere'
  const isLine = by === to || isPlayer(sender.seat) || isPlayer(receiver.seat)
  return isLine ? undefined : 'notYours'
}

const isPlayer = (seat: Seat): boolean => seat === 'host' || seat === 'guest'
