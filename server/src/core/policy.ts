import type { Command } from '@dryrun/shared/interview/commands.ts'
import type { Interview, Stage } from '@dryrun/shared/interview/interview.ts'
import type { Role } from '@dryrun/shared/interview/terms.ts'
import type { Refusal } from '@dryrun/shared/refusals.ts'

export type Rule = Readonly<{ who: readonly Role[]; when: readonly Stage[] }>

/** The role is looked at before the stage: what was never for somebody will not be later either. */
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
/** Judging goes on after the end, until it is handed in; `who` is then read from the round that is judged. */
const whileJudging = { who: interviewer, when: ['round', 'ended'] } as const satisfies Rule

export const beforeTheEnd: readonly Stage[] = ['lobby', 'round', 'break']
export const afterTheEnd: readonly Stage[] = ['ended']

/**
 * Who may ask for what, and when: the one table that `decide` enforces. Roles are those of the round a command names,
 * else of the round that runs or comes next. What may be asked over HTTP stands in the server's `access/route-policy.ts`.
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

  askFollowUp: inRound,
  giveHint: inRound,
  dropCurveball: inRound,
  askForHint: { who: nobody, when: ['round'] },
  tickPoint: inRound,
  untickPoint: inRound,
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
}

const candidate: readonly Role[] = ['candidate']

/**
 * What is otherwise in an interview for one: there whoever answers starts the round, and asks for hints and the script.
 * All that is the interviewer's stays so; but their seat is free until the end, and then a reviewer's.
 */
const soloPolicy: Partial<Readonly<Record<Command['type'], Rule>>> = {
  startRound: { who: candidate, when: ['lobby'] },
  askForHint: { who: candidate, when: ['round'] },
  breakSeal: { who: candidate, when: ['ended'] },
}

export const ruleFor = ({ solo }: Pick<Interview, 'solo'>, type: Command['type']): Rule =>
  (solo ? soloPolicy[type] : undefined) ?? policy[type]
