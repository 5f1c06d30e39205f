import { MAX_RECORDING_CHANGES, MAX_TAKES } from '@dryrun/server/core/decision.ts'
import { fold } from '@dryrun/server/core/log-fold.ts'
import { project } from '@dryrun/server/core/project.ts'
import { isRecording } from '@dryrun/shared/interview/interview.ts'
import { describe, expect, it } from 'vitest'
import { ada, bob, eve, inRoundOne, seated } from '../support/domain/facts.ts'
import { decisionOn, type Happened, logOf } from '../support/domain/given.ts'
import { itemId } from '../support/domain/sound-commands.ts'

const [one, two] = [itemId(1), itemId(2)]
const agrees = (person: string): Happened => [person, { type: 'recordingAgreed' }]
const withdraws = (person: string): Happened => [person, { type: 'voiceWithdrawn' }]
const starts = (person: string, take: string): Happened => [person, { type: 'voiceStarted', take, kind: 'audio/webm' }]
const both = [agrees(ada), agrees(bob)]
const after = (...happened: Happened[]) => fold(logOf([...inRoundOne, ...happened]))
const startVoice = { type: 'startVoice', take: two, kind: 'audio/webm' } as const

describe('recording voices', () => {
  it('[VC33] voices are recorded once both players agree, and until one withdraws or the interview ends', () => {
    expect(isRecording(after())).toBe(false)
    expect(isRecording(after(agrees(ada)))).toBe(false)
    expect(isRecording(after(...both))).toBe(true)
    expect(isRecording(after(...both, withdraws(bob)))).toBe(false)
    expect(isRecording(after(...both, withdraws(bob), agrees(bob)))).toBe(true)
    expect(isRecording(after(...both, [ada, { type: 'interviewEnded' }]))).toBe(false)
    expect(isRecording(fold(logOf([...seated, ...both])))).toBe(false)
  })

  it('[VC34] no take starts while a player has not agreed', () => {
    for (const past of [[], [agrees(ada)], [...both, withdraws(ada)]])
      expect(decisionOn([...inRoundOne, ...past], ada, startVoice)).toEqual({ ok: false, code: 'notRecorded' })
    expect(decisionOn([...inRoundOne, ...both], ada, startVoice)).toMatchObject({ ok: true })
  })

  it('[VC35] a withdrawal ends every take, and so does the end; a new take ends the one before it of its sender', () => {
    const running = [...both, starts(ada, one), starts(bob, two)]
    const ends = (...happened: Happened[]) =>
      after(...running, ...happened).recording.takes.map(({ endedAt }) => endedAt !== null)
    expect(ends()).toEqual([false, false])
    expect(ends(withdraws(bob))).toEqual([true, true])
    expect(ends([ada, { type: 'interviewEnded' }])).toEqual([true, true])
    expect(ends(starts(ada, itemId(5)))).toEqual([true, false, false])
  })

  it('[VC36] a take is ended by its sender once, and keeps the number of its chunks', () => {
    const past = [...inRoundOne, ...both, starts(ada, one)]
    const end = { type: 'endVoice', take: one, chunks: 3 } as const
    expect(decisionOn(past, bob, end)).toEqual({ ok: false, code: 'unknownItem' })
    expect(decisionOn(past, ada, { ...end, take: two })).toEqual({ ok: false, code: 'unknownItem' })
    const ended: Happened = [ada, { type: 'voiceEnded', take: one, chunks: 3 }]
    expect(decisionOn(past, ada, end)).toMatchObject({ ok: true, events: [ended[1]] })
    expect(decisionOn([...past, ended], ada, end)).toEqual({ ok: false, code: 'alreadyDone' })
    const late = [...past, withdraws(bob)]
    expect(decisionOn(late, ada, end)).toMatchObject({ ok: true })
    expect(fold(logOf([...late, ended])).recording.takes).toMatchObject([{ take: one, by: ada, chunks: 3 }])
  })

  it('[VC37] agreements and takes of an interview are bounded, and a withdrawal never is', () => {
    const toggled = Array.from({ length: MAX_RECORDING_CHANGES / 2 }, () => [agrees(ada), withdraws(ada)]).flat()
    expect(decisionOn([...inRoundOne, ...toggled], ada, { type: 'agreeToRecording' })).toEqual({
      ok: false,
      code: 'recordingFull',
    })
    expect(decisionOn([...inRoundOne, agrees(bob), ...toggled], bob, { type: 'withdrawVoice' })).toMatchObject({
      ok: true,
    })
    const takes = Array.from({ length: MAX_TAKES }, (_, n) => starts(ada, `take-${n}`))
    expect(decisionOn([...inRoundOne, ...both, ...takes.slice(1)], ada, startVoice)).toMatchObject({ ok: true })
    expect(decisionOn([...inRoundOne, ...both, ...takes], ada, startVoice)).toEqual({
      ok: false,
      code: 'recordingFull',
    })
  })

  it('[VC38] everybody present sees who agrees and whether voices are recorded', () => {
    for (const person of [ada, bob, eve])
      expect(project(after(...both), person)?.recording).toEqual({ agreed: [ada, bob], isOn: true })
    expect(project(after(agrees(bob)), eve)?.recording).toEqual({ agreed: [bob], isOn: false })
  })
})
