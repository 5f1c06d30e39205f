import { MAX_CLOCK_CHANGES } from '@dryrun/server/core/decision.ts'
import { fold } from '@dryrun/server/core/log-fold.ts'
import { bytesOf } from '@dryrun/server/core/written-bytes.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ada, bob, ended, inRoundOne } from '../support/domain/facts.ts'
import { given, type Happened, logOf } from '../support/domain/given.ts'

const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const said = (text: string): Happened => [bob, { type: 'said', text }]
const say = (text: string) => ({ type: 'say', text }) as const
const noteOf = (n: number, text: string, tags: string[] = []) => ({ noteId: id(n), round: 0, text, tags })
const written = (...note: Parameters<typeof noteOf>): Happened => [ada, { type: 'noteWritten', ...noteOf(...note) }]
const write = (...note: Parameters<typeof noteOf>) => ({ type: 'writeNote', ...noteOf(...note) }) as const
const momentOf = (n: number, note: string) => ({ round: 0, evidenceId: id(n), dimension: 'deep-dive', note })
const attached = (n: number, note: string): Happened => [
  ada,
  { type: 'evidenceAttached', ...momentOf(n, note), at: (inRoundOne.length - 1) * 60_000 },
]

describe('what people write in an interview', () => {
  it('[RB1] the chat holds so many lines', () => {
    given(...inRoundOne, said('a'))
      .when(bob, say('b'), { chatLines: 2 })
      .then({ type: 'said', text: 'b' })
    given(...inRoundOne, said('a'), said('b'))
      .when(bob, say('c'), { chatLines: 2 })
      .refused('chatFull')
  })

  it('[RB2] the chat holds so many bytes of UTF-8', () => {
    given(...inRoundOne, said('äöü'))
      .when(bob, say('€'), { chatBytes: 9 })
      .then({ type: 'said', text: '€' })
    given(...inRoundOne, said('äöü'))
      .when(bob, say('€'), { chatBytes: 8 })
      .refused('chatFull')
  })

  it('[RB3] a round holds so many notes, and those that are there can be edited and removed', () => {
    const full = [...inRoundOne, written(1, 'a'), written(2, 'b')]
    given(...inRoundOne, written(1, 'a'))
      .when(ada, write(2, 'b'), { notes: 2 })
      .then(written(2, 'b')[1])
    given(...full)
      .when(ada, write(3, 'c'), { notes: 2 })
      .refused('notesFull')
    given(...full)
      .when(ada, write(2, 'longer'), { notes: 2 })
      .then(written(2, 'longer')[1])
    given(...full)
      .when(ada, { type: 'removeNote', round: 0, noteId: id(1) }, { notes: 2 })
      .then({ type: 'noteRemoved', round: 0, noteId: id(1) })
    given(...full, [ada, { type: 'noteRemoved', round: 0, noteId: id(1) }])
      .when(ada, write(3, 'c'), { notes: 2 })
      .then(written(3, 'c')[1])
  })

  it('[RB4] the notes of a round hold so many bytes, tags included, and a note can always get shorter', () => {
    const full = [...inRoundOne, written(1, 'aaaa', ['€']), written(2, 'bbb')]
    given(...full)
      .when(ada, write(2, 'bbbb'), { noteBytes: 11 })
      .then(written(2, 'bbbb')[1])
    for (const longer of [write(2, 'bbbb'), write(3, 'c'), write(2, 'bbb', ['t'])])
      given(...full)
        .when(ada, longer, { noteBytes: 10 })
        .refused('notesFull')
    // Logs of earlier versions may exceed today's limit.
    given(...full)
      .when(ada, write(2, 'b'), { noteBytes: 2 })
      .then(written(2, 'b')[1])
    given(...full)
      .when(ada, write(2, 'xyz'), { noteBytes: 2 })
      .then(written(2, 'xyz')[1])
  })

  it('[RB5] a round holds so many moments of evidence, so many bytes of them, and a removed one makes room', () => {
    const full = [...inRoundOne, attached(1, 'äa')]
    const more = { type: 'attachEvidence', ...momentOf(2, 'bb'), at: (inRoundOne.length - 1) * 60_000 } as const
    const removed: Happened = [ada, { type: 'evidenceRemoved', round: 0, evidenceId: id(1) }]
    const taken = attached(2, 'bb')[1]
    given(...full)
      .when(ada, more, { evidence: 2, evidenceBytes: 5 })
      .then(taken)
    given(...full)
      .when(ada, more, { evidence: 1 })
      .refused('evidenceFull')
    given(...full)
      .when(ada, more, { evidenceBytes: 4 })
      .refused('evidenceFull')
    given(...full, removed)
      .when(ada, more, { evidence: 1, evidenceBytes: 2 })
      .then(taken)
  })

  it('[RB6] the clock of a round takes so many pauses and phase changes, and runs on', () => {
    const paused: Happened[] = [
      [ada, { type: 'paused' }],
      [ada, { type: 'resumed' }],
    ]
    const pauses = (count: number) => Array.from({ length: count }, () => paused).flat()
    const phases = (count: number): Happened[] =>
      Array.from({ length: count }, (_, n) => [ada, { type: 'phaseMoved', phase: n % 2 ? 'close' : 'deep-dive' }])
    given(...inRoundOne, ...pauses(MAX_CLOCK_CHANGES - 1))
      .when(ada, { type: 'pause' })
      .then({ type: 'paused' })
    given(...inRoundOne, ...pauses(MAX_CLOCK_CHANGES))
      .when(ada, { type: 'pause' })
      .refused('clockFull')
    given(...inRoundOne, ...pauses(MAX_CLOCK_CHANGES - 1), [ada, { type: 'paused' }])
      .when(ada, { type: 'resume' })
      .then({ type: 'resumed' })
    const move = { type: 'movePhase', phase: 'requirements' } as const
    given(...inRoundOne, ...phases(MAX_CLOCK_CHANGES - 1))
      .when(ada, move)
      .then({ type: 'phaseMoved', phase: 'requirements' })
    given(...inRoundOne, ...phases(MAX_CLOCK_CHANGES))
      .when(ada, move)
      .refused('clockFull')
    given(...inRoundOne, ...phases(MAX_CLOCK_CHANGES))
      .when(ada, { type: 'endInterview' })
      .then({ type: 'interviewEnded' })
  })

  it('[RB7] the bounds hold after the end too, when rounds are judged', () => {
    given(...ended, written(1, 'a'))
      .when(ada, write(2, 'b'), { notes: 1 })
      .refused('notesFull')
    given(...ended, attached(1, 'a'))
      .when(ada, { type: 'attachEvidence', ...momentOf(2, ''), at: (inRoundOne.length - 1) * 60_000 }, { evidence: 1 })
      .refused('evidenceFull')
  })

  it('[RB8] the bytes that an interview counts are those of what it holds, whatever was written, edited and removed', () => {
    const place = fc.nat(4)
    const words = fc.string({ unit: 'grapheme', maxLength: 12 })
    const step = fc.oneof(
      fc.tuple(place, words, fc.array(words, { maxLength: 2 })).map((note) => written(...note)),
      place.map((n): Happened => [ada, { type: 'noteRemoved', round: 0, noteId: id(n) }]),
      fc.tuple(place, words).map(([n, text]) => attached(n, text)),
      place.map((n): Happened => [ada, { type: 'evidenceRemoved', round: 0, evidenceId: id(n) }]),
      words.map(said),
    )
    const utf8 = (texts: readonly string[]) => Buffer.byteLength(texts.join(''))
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { chat, chatBytes, rounds } = fold(logOf([...inRoundOne, ...uniqueMoments(steps)]))
        const { notes, noteBytes, evidence, evidenceBytes } = rounds[0] ?? expect.fail('no round')
        expect(chatBytes).toBe(utf8(chat.map(({ text }) => text)))
        expect(noteBytes).toBe(utf8(notes.flatMap(({ text, tags }) => [text, ...tags])))
        expect(evidenceBytes).toBe(utf8(evidence.map(({ note }) => note)))
      }),
      { seed: 8, numRuns: 200 },
    )
    for (const text of ['', 'a', 'ä', '€', '👩‍💻', '𝄞x'])
      expect({ text, bytes: bytesOf(text) }).toEqual({ text, bytes: Buffer.byteLength(text) })
  })
})

/** Drops repeated attachments of an evidence id, which the decision refuses and so no log holds. */
function uniqueMoments(steps: readonly Happened[]): Happened[] {
  const held = new Set<string>()
  return steps.filter(([, event]) => {
    if (event.type === 'evidenceRemoved') held.delete(event.evidenceId)
    if (event.type !== 'evidenceAttached') return true
    const isNew = !held.has(event.evidenceId)
    held.add(event.evidenceId)
    return isNew
  })
}
