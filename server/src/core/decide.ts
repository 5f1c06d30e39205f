import type { Command } from '@dryrun/shared/interview/commands.ts'
import { personOf, roleIn, roleOf } from '@dryrun/shared/interview/interview.ts'
import type { Refusal } from '@dryrun/shared/refusals.ts'
import * as conduct from './decide-conduct.ts'
import * as judging from './decide-judging.ts'
import { decideRecording } from './decide-recording.ts'
import { decideScript } from './decide-script.ts'
import * as table from './decide-table.ts'
import { accept, type Decision, type Facts, refuse } from './decision.ts'
import { refusedBy, ruleFor } from './policy.ts'
import type { SystemCommand } from './system-commands.ts'

/**
 * Turns a command into events or a refusal: the policy first, then the rules of the command. Pure: no clock, no
 * randomness, no I/O.
 */
export function decide(facts: Facts, command: Command | SystemCommand): Decision {
  if (command.type === 'openInterview') return table.openInterview(facts, command)
  if (command.type === 'takeSeat') return table.takeSeat(facts, command)
  if (command.type === 'closeInterview') return conduct.closeInterview(facts)
  if (command.type === 'conductSolo') return conduct.conductSolo(facts)
  const code = refusedByPolicy(facts, command)
  if (code) return refuse(code)
  switch (command.type) {
    case 'startRound':
      return conduct.startRound(facts)
    case 'movePhase':
      return conduct.movePhase(facts, command)
    case 'pause':
      return conduct.pause(facts)
    case 'resume':
      return conduct.resume(facts)
    case 'finishRound':
      return conduct.finishRound(facts, command)
    case 'endInterview':
      return accept({ type: 'interviewEnded' })
    case 'say':
      return table.say(facts, command)
    case 'changeBoard':
      return table.changeBoard(facts, command)
    case 'tellFact':
    case 'askFollowUp':
    case 'giveHint':
    case 'dropCurveball':
    case 'askForHint':
    case 'tickPoint':
    case 'untickPoint':
    case 'tickCheck':
    case 'untickCheck':
    case 'hearMisquote':
    case 'withdrawMisquote':
    case 'raiseFlag':
    case 'withdrawFlag':
      return decideScript(facts, command)
    case 'writeNote':
      return judging.writeNote(facts, command)
    case 'removeNote':
      return judging.removeNote(facts, command)
    case 'score':
      return judging.score(facts, command)
    case 'attachEvidence':
      return judging.attachEvidence(facts, command)
    case 'removeEvidence':
      return judging.removeEvidence(facts, command)
    case 'handInAsInterviewer':
      return judging.handInAsInterviewer(facts, command)
    case 'handInAsCandidate':
      return judging.handInAsCandidate(facts, command)
    case 'breakSeal':
      return judging.breakSeal(facts)
    default:
      return decideRecording(facts, command)
  }
}

/** Without a seat the only answer is `noSeat`. A judging command needs the role of the round that it judges. */
function refusedByPolicy({ interview, by }: Facts, command: Command): Refusal | undefined {
  const person = personOf(interview, by)
  if (!person) return 'noSeat'
  const judged = 'round' in command && command.type !== 'changeBoard' ? interview.rounds[command.round] : undefined
  const role = judged ? roleIn(judged, person) : roleOf(interview, by)
  return refusedBy(ruleFor(interview, command.type), role, interview.stage)
}
