import { optimisticChat, optimisticPanel } from '@dryrun/client/live/optimistic-view.ts'
import { rubricFor } from '@dryrun/server/core/rubric/rubric.ts'
import type { Command } from '@dryrun/shared/interview/commands.ts'
import type { PanelView } from '@dryrun/shared/interview/view.ts'
import { describe, expect, it } from 'vitest'
import { questionOf } from '../support/domain/facts.ts'

const { title, prompt, script, ...rest } = questionOf('orders')
const rubric = rubricFor({ title, prompt, script, ...rest })
const desk: PanelView = {
  question: { index: 0, title, prompt, script, rubric },
  used: [{ itemId: 'f1', at: 10 }],
  ticks: [{ pointId: 'p1', how: 'unprompted', at: 10 }],
  flags: [{ flagId: 'r1', at: 10 }],
  notes: [{ id: 'n1', text: 'asked first', tags: [], at: 10 }],
  scores: { 'deep-dive': { level: 2, how: 'hinted', sentence: 'late' } },
  evidence: [{ id: 'e1', dimension: 'deep-dive', note: '', at: 10 }],
}

/** The optimistic view with these unsaved commands, all given at 100 by a clock 5 ms behind the server's. */
const ahead = (...commands: Command[]) =>
  optimisticPanel(
    desk,
    commands.map((command, index) => ({ id: String(index), command, since: 100 })),
    5,
  )

describe('what an interviewer did shows at once', () => {
  it('[R1] a tick, a question, a hint and a flag that are on their way stand on the desk with their moment', () => {
    const { ticks, used, flags, waiting } = ahead(
      { type: 'tickPoint', pointId: 'p2', how: 'prompted' },
      { type: 'askFollowUp', followUpId: 'f2' },
      { type: 'giveHint', hintId: 'h1' },
      { type: 'dropCurveball' },
      { type: 'raiseFlag', flagId: 'r2' },
    )
    expect(ticks.at(-1)).toEqual({ pointId: 'p2', how: 'prompted', at: 105 })
    expect(used.map(({ itemId }) => itemId)).toEqual(['f1', 'f2', 'h1', 'curveball'])
    expect(flags.at(-1)).toEqual({ flagId: 'r2', at: 105 })
    expect([...waiting]).toEqual(['tick:p2', 'shown:f2', 'shown:h1', 'shown:curveball', 'flag:r2'])
  })

  it('[R44] a fact and a check that are on their way stand on the desk, and a check taken back is gone', () => {
    const check = { of: 'followUp', itemId: 'f1', checkId: 'c1' } as const
    const ticked = ahead({ type: 'tellFact', factId: 'k1' }, { type: 'tickCheck', ...check })
    expect(ticked.used.at(-1)).toEqual({ itemId: 'fact:k1', at: 105 })
    expect(ticked.checks).toEqual([{ id: 'followUp/f1/c1', at: 105 }])
    expect([...ticked.waiting]).toEqual(['shown:fact:k1', 'check:followUp/f1/c1'])
    const untick = { type: 'untickCheck', ...check } as const
    expect(ahead({ type: 'tickCheck', ...check }, untick).checks).toEqual([])
  })

  it('[R49] a misquote that is on its way stands on the desk with its moment, and one taken back is gone', () => {
    const place = { pointId: 'p1', nth: 1 }
    const heard = ahead({ type: 'hearMisquote', ...place })
    expect(heard.misquotes).toEqual([{ id: 'p1/1', at: 105 }])
    expect([...heard.waiting]).toEqual(['misquote:p1/1'])
    expect(ahead({ type: 'hearMisquote', ...place }, { type: 'withdrawMisquote', ...place }).misquotes).toEqual([])
  })

  it('[R2] what is being taken back is gone at once', () => {
    const { ticks, flags, notes, evidence } = ahead(
      { type: 'untickPoint', pointId: 'p1' },
      { type: 'withdrawFlag', flagId: 'r1' },
      { type: 'removeNote', round: 0, noteId: 'n1' },
      { type: 'removeEvidence', round: 0, evidenceId: 'e1' },
    )
    expect([ticks, flags, notes, evidence]).toEqual([[], [], [], []])
  })

  it('[R3] a score given in two steps keeps its first step while both are on their way', () => {
    const { scores } = ahead(
      { type: 'score', round: 0, dimension: 'estimation', level: 3, how: null, sentence: '' },
      { type: 'score', round: 0, dimension: 'estimation', level: 3, how: 'prompted', sentence: '' },
    )
    expect(scores.estimation).toEqual({ level: 3, how: 'prompted', sentence: '' })
    expect(scores['deep-dive']?.level).toBe(2)
  })

  it('[R4] an edited note keeps its place and its moment; a new one comes last', () => {
    const { notes } = ahead(
      { type: 'writeNote', round: 0, noteId: 'n2', text: 'new', tags: [] },
      { type: 'writeNote', round: 0, noteId: 'n1', text: 'asked second', tags: ['good question'] },
    )
    expect(notes).toEqual([
      { id: 'n1', text: 'asked second', tags: ['good question'], at: 10 },
      { id: 'n2', text: 'new', tags: [], at: 105 },
    ])
  })

  it('[R5] work for another round does not show on this desk, and drawing and talk change nothing on it', () => {
    const { waiting, ...shown } = ahead(
      { type: 'writeNote', round: 1, noteId: 'n9', text: 'late', tags: [] },
      { type: 'say', text: 'hello' },
      { type: 'pause' },
    )
    expect(shown).toEqual(desk)
    expect(waiting.size).toBe(0)
  })

  it('[R6] a line of chat on its way stands last, marked as waiting', () => {
    const lines = optimisticChat(
      [{ by: 'bob', text: 'hello', at: 1 }],
      [{ id: 'x', command: { type: 'say', text: 'hi' }, since: 2 }],
      { me: 'ada', offset: 0 },
    )
    expect(lines.map(({ by, text, waiting }) => [by, text, waiting])).toEqual([
      ['bob', 'hello', false],
      ['ada', 'hi', true],
    ])
  })

  it('[R30] what has arrived stands there once, though the word that it is saved is still to come', () => {
    const again: Command = { type: 'attachEvidence', round: 0, evidenceId: 'e1', dimension: 'deep-dive', note: '' }
    expect(ahead(again).evidence).toHaveLength(1)
    const say = (id: string) => ({ id, command: { type: 'say', text: 'hi' } as const, since: 10_000 })
    const chat = [
      { by: 'ada', text: 'hi', at: 1 },
      { by: 'ada', text: 'hi', at: 10_050 },
    ]
    const lines = optimisticChat(chat, [say('x'), say('y')], { me: 'ada', offset: 0 })
    expect(lines.map(({ waiting }) => waiting)).toEqual([false, false, true])
  })
})
