import { policy } from '@dryrun/server/core/policy.ts'
import { Command } from '@dryrun/shared/interview/commands.ts'
import type { Stage } from '@dryrun/shared/interview/interview.ts'
import type { Role } from '@dryrun/shared/interview/terms.ts'
import type { Refusal } from '@dryrun/shared/refusals.ts'
import { describe, expect, it } from 'vitest'
import { ada, bob, eve, openedWith, questionOf, sam, seated } from '../support/domain/facts.ts'
import { decisionOn, type Happened } from '../support/domain/given.ts'
import { itemId, soundCommands } from '../support/domain/sound-commands.ts'

type Type = Command['type']

/**
 * Written by hand, so that an error in the policy cannot repeat here. Each cell lists the allowed roles: Interviewer,
 * Candidate, Shadow, Audience.
 */
const allowed: Record<Type, Record<Stage, string>> = {
  startRound: { lobby: 'I', round: '', break: 'I', ended: '' },
  movePhase: { lobby: '', round: 'I', break: '', ended: '' },
  pause: { lobby: '', round: 'IC', break: '', ended: '' },
  resume: { lobby: '', round: 'IC', break: '', ended: '' },
  finishRound: { lobby: '', round: 'I', break: '', ended: '' },
  endInterview: { lobby: '', round: 'IC', break: 'IC', ended: '' },
  say: { lobby: 'ICSA', round: 'ICSA', break: 'ICSA', ended: '' },
  changeBoard: { lobby: '', round: 'IC', break: 'IC', ended: '' },
  tellFact: { lobby: '', round: 'I', break: '', ended: '' },
  askFollowUp: { lobby: '', round: 'I', break: '', ended: '' },
  giveHint: { lobby: '', round: 'I', break: '', ended: '' },
  dropCurveball: { lobby: '', round: 'I', break: '', ended: '' },
  askForHint: { lobby: '', round: '', break: '', ended: '' },
  tickPoint: { lobby: '', round: 'I', break: '', ended: '' },
  untickPoint: { lobby: '', round: 'I', break: '', ended: '' },
  tickCheck: { lobby: '', round: 'I', break: '', ended: '' },
  untickCheck: { lobby: '', round: 'I', break: '', ended: '' },
  hearMisquote: { lobby: '', round: 'I', break: '', ended: '' },
  withdrawMisquote: { lobby: '', round: 'I', break: '', ended: '' },
  raiseFlag: { lobby: '', round: 'I', break: '', ended: '' },
  withdrawFlag: { lobby: '', round: 'I', break: '', ended: '' },
  writeNote: { lobby: '', round: 'I', break: '', ended: 'I' },
  removeNote: { lobby: '', round: 'I', break: '', ended: 'I' },
  score: { lobby: '', round: 'I', break: '', ended: 'I' },
  attachEvidence: { lobby: '', round: 'I', break: '', ended: 'I' },
  removeEvidence: { lobby: '', round: 'I', break: '', ended: 'I' },
  handInAsInterviewer: { lobby: '', round: '', break: '', ended: 'I' },
  handInAsCandidate: { lobby: '', round: '', break: '', ended: 'C' },
  breakSeal: { lobby: '', round: '', break: '', ended: '' },
  agreeToRecording: { lobby: 'IC', round: 'IC', break: 'IC', ended: '' },
  withdrawVoice: { lobby: 'IC', round: 'IC', break: 'IC', ended: '' },
  startVoice: { lobby: '', round: 'IC', break: 'IC', ended: '' },
  endVoice: { lobby: '', round: 'IC', break: 'IC', ended: 'IC' },
}

const note = { round: 0, text: 'asked first', tags: [] }
const evidence = { round: 0, dimension: 'deep-dive', note: '' }
/** Commands that are accepted wherever the policy allows them. */
const sound = soundCommands(0, 300_000)

const questions = ['orders', 'search'].map((name) => questionOf(name))
const lobby: readonly Happened[] = [[ada, openedWith(questions, ['host', 'host'])], ...seated.slice(1)]
const round: readonly Happened[] = [
  ...lobby,
  [ada, { type: 'roundStarted', round: 0 }],
  [ada, { type: 'pointTicked', pointId: 'p1', how: 'hinted' }],
  [ada, { type: 'checkTicked', of: 'followUp', itemId: 'f1', checkId: 'c1' }],
  [ada, { type: 'misquoteHeard', pointId: 'p1', nth: 0 }],
  [ada, { type: 'flagRaised', flagId: 'r1' }],
  [ada, { type: 'noteWritten', noteId: itemId(1), ...note }],
  [ada, { type: 'scored', round: 0, dimension: 'deep-dive', level: 3, how: null, sentence: '' }],
  [ada, { type: 'evidenceAttached', evidenceId: itemId(1), at: 300_000, ...evidence }],
]
const pasts: Record<Stage, readonly Happened[]> = {
  lobby,
  round,
  break: [...round, [ada, { type: 'roundFinished', nextInterviewer: null }]],
  ended: [...round, [ada, { type: 'interviewEnded' }]],
}
const people: readonly (readonly [Role, string])[] = [
  ['interviewer', ada],
  ['candidate', bob],
  ['shadow', sam],
  ['audience', eve],
]
const stages = Object.keys(pasts) as Stage[]
const types = Object.keys(policy) as Type[]
const letter = (role: Role): string => role.charAt(0).toUpperCase()

function expectation(type: Type, role: Role, stage: Stage): Refusal | 'accepted' {
  if (allowed[type][stage].includes(letter(role))) return 'accepted'
  if (!stages.some((any) => allowed[type][any].includes(letter(role)))) return 'notYours'
  return stage === 'ended' ? 'ended' : 'wrongStage'
}

const agreed: readonly Happened[] = [ada, bob].map((person) => [person, { type: 'recordingAgreed' }])
/** What some commands need before them, wherever the policy allows them. */
const needed: Partial<Record<Type, (person: string) => readonly Happened[]>> = {
  withdrawVoice: () => agreed,
  startVoice: () => agreed,
  endVoice: (person) => [[person, { type: 'voiceStarted', take: itemId(3), kind: 'audio/webm' }]],
}

/** Only `resume` needs a paused clock. */
const pastOf = (type: Type, stage: Stage, person: string): readonly Happened[] => [
  ...pasts[stage],
  ...(type === 'resume' && stage === 'round' ? [[ada, { type: 'paused' }] satisfies Happened] : []),
  ...(needed[type]?.(person) ?? []),
]

describe('who may ask for what, and when', () => {
  it('[T9] every command has its place in the policy, and none is asked for that does not exist', () => {
    const known = Command.options.map(({ shape }) => shape.type.value).sort()
    expect([...types].sort()).toEqual(known)
    expect(Object.keys(allowed).sort()).toEqual(known)
  })

  it.each(types)(
    '[T10] a command is taken from the roles and in the stages written down, and from nobody else: %s',
    (type) => {
      const found = stages.flatMap((stage) =>
        people.map(([role, person]) => {
          const decision = decisionOn(pastOf(type, stage, person), person, sound[type])
          return `${stage} ${role} ${decision.ok ? 'accepted' : decision.code}`
        }),
      )
      expect(found).toEqual(
        stages.flatMap((stage) => people.map(([role]) => `${stage} ${role} ${expectation(type, role, stage)}`)),
      )
    },
  )

  it.each(types)('[T11] a stranger is told the same at every stage: %s', (type) => {
    for (const stage of stages)
      expect(decisionOn(pastOf(type, stage, ada), 'mallory', sound[type])).toEqual({ ok: false, code: 'noSeat' })
  })
})
