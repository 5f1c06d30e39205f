import type { Event } from '@dryrun/server/core/events.ts'
import { evolve } from '@dryrun/server/core/evolve.ts'
import { fold } from '@dryrun/server/core/log-fold.ts'
import { emptyInterview, type Interview } from '@dryrun/shared/interview/interview.ts'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { ada, inRoundOne } from '../support/domain/facts.ts'
import { type Happened, logOf } from '../support/domain/given.ts'

const times = (count: number, happened: (n: number) => Event[]): Happened[] =>
  Array.from({ length: count }, (_, n) => happened(n).map((event): Happened => [ada, event])).flat()

const written = (noteId: string, text = 'a note'): Event => ({
  type: 'noteWritten',
  round: 0,
  noteId,
  text,
  tags: [],
})
const attached = (evidenceId: string): Event => ({
  type: 'evidenceAttached',
  round: 0,
  evidenceId,
  dimension: 'requirements',
  note: 'this',
  at: 5,
})

/** Logs beyond today's bounds; each repeats its pattern `count` times. */
const logs = {
  'pauses and phases': (count: number) =>
    times(count, () => [{ type: 'paused' }, { type: 'resumed' }, { type: 'phaseMoved', phase: 'deepDive' }]),
  notes: (count: number) => times(count, (n) => [written(`note${n}`), written(`note${n >> 1}`, 'again')]),
  'removed notes': (count: number) => [
    ...times(count, (n) => [written(`note${n}`)]),
    ...times(count, (n) => [{ type: 'noteRemoved', round: 0, noteId: `note${n}` }, written(`later${n}`)]),
  ],
  evidence: (count: number) => [
    ...times(count, (n) => [attached(`one${n}`)]),
    ...times(count, (n) => [{ type: 'evidenceRemoved', round: 0, evidenceId: `one${n}` }, attached(`two${n}`)]),
  ],
  chat: (count: number) => times(count, () => [{ type: 'said', text: 'hello' }]),
} satisfies Record<string, (count: number) => Happened[]>

const walks = ['with', 'filter', 'find', 'findIndex', 'reduce', 'map', 'slice', 'concat', 'flatMap', 'some'] as const

function itemsIn(work: () => void): number {
  let items = 0
  const spread = Object.getPrototypeOf([][Symbol.iterator]()) as { next: () => unknown }
  const spies = walks.map((name) => {
    const real = Array.prototype[name] as (...asked: unknown[]) => unknown
    return vi.spyOn(Array.prototype, name as 'map').mockImplementation(function (this: unknown[], ...asked: unknown[]) {
      items += this.length
      return real.apply(this, asked) as unknown[]
    } as never)
  })
  const { next } = spread
  spread.next = function (this: unknown) {
    items++
    return next.call(this)
  }
  const restore = () => {
    spread.next = next
    for (const spy of spies) spy.mockRestore()
  }
  onTestFinished(restore)
  work()
  restore()
  return items
}

describe('a long log of an earlier version', () => {
  it.each(Object.keys(logs) as (keyof typeof logs)[])(
    '[RB28] a log is folded with a bounded number of copies for each entry, whatever its lists hold: %s',
    (kind) => {
      const log = logOf([...inRoundOne, ...logs[kind](1_000)])
      expect(itemsIn(() => fold(log))).toBeLessThan(20 * log.length)
    },
  )

  const parts: Event[][] = [
    [{ type: 'paused' }],
    [{ type: 'resumed' }],
    [{ type: 'phaseMoved', phase: 'deepDive' }],
    [written('one')],
    [written('two', 'more words')],
    [{ type: 'noteRemoved', round: 0, noteId: 'one' }],
    [{ type: 'noteRemoved', round: 7, noteId: 'one' }],
    [attached('one')],
    [attached('two')],
    [{ type: 'evidenceRemoved', round: 0, evidenceId: 'one' }],
    [{ type: 'said', text: 'hello' }],
    [{ type: 'roundFinished', nextInterviewer: 'guest' }],
    [{ type: 'roundStarted', round: 1 }],
    [{ type: 'interviewEnded' }],
  ]

  it('[RB29] a log folded at once is the same interview as one folded entry by entry', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 40 }), (moves) => {
        const log = logOf([...inRoundOne, ...moves.flat().map((event): Happened => [ada, event])])
        expect(fold(log)).toEqual(log.reduce<Interview>(evolve, emptyInterview))
      }),
      { examples: [[[...parts.slice(-1), ...parts.slice(0, 3)]]] },
    )
  })
})
