import type { Refused } from '@dryrun/client/live/room-store.ts'
import { refusedRows } from '@dryrun/client/live/status/refused-text.ts'
import type { Command } from '@dryrun/shared/interview/commands.ts'
import { describe, expect, test } from 'vitest'
import { box } from '../support/domain/facts.ts'

let made = 0
const refused = (command: Command, more: Partial<Refused> = {}): Refused => ({
  id: `id-${made++}`,
  order: made,
  command,
  code: 'boardFull',
  sentence: 'The board is full.',
  shapes: [],
  isReturned: false,
  ...more,
})
const drawn = (id: string, x: number, more: Partial<Refused> = {}): Refused =>
  refused({ type: 'changeBoard', round: 0, patches: [{ id, set: { x } }] }, { shapes: [box(id, { x })], ...more })

describe('what was refused', () => {
  test('[NW10] what was drawn is one row a reason, with the latest look of each shape as the canvas takes it', () => {
    const rows = refusedRows([drawn('a', 1), drawn('b', 2), drawn('a', 3), drawn('c', 4, { code: 'ended' })])
    expect(rows.map(({ what }) => what)).toEqual(['3 changes on the board', 'A change on the board'])
    expect(rows.map(({ ids }) => ids.length)).toEqual([3, 1])
    const { type, elements } = JSON.parse(rows[0]?.drawing ?? '')
    expect(type).toBe('excalidraw/clipboard')
    expect(elements).toEqual([box('a', { x: 3 }), box('b', { x: 2 })])
  })

  test('[NW18] a text that is back in its field is named so, and can be copied all the same', () => {
    const [row] = refusedRows([refused({ type: 'say', text: 'hello' }, { isReturned: true })])
    expect(row).toMatchObject({ sentence: 'The board is full. The text is back in its field.', text: 'hello' })
  })

  test('[NW10] what only erased has nothing to copy', () => {
    const [row] = refusedRows([drawn('a', 1, { shapes: [] })])
    expect(row).toMatchObject({ drawing: '', text: '' })
  })

  test('[NW10] words of every kind are kept, and those of the desk are the interviewer’s alone', () => {
    const change = { at: 0, behaviour: 'drew first', effect: 'rework', drill: 'ask three' }
    const rows = refusedRows([
      refused({ type: 'say', text: 'hello' }),
      refused({ type: 'writeNote', round: 0, noteId: 'n', text: 'asked', tags: ['good estimate'] }),
      refused({ type: 'score', round: 0, dimension: 'd', level: 4, how: null, sentence: 'with numbers' }),
      refused({ type: 'attachEvidence', round: 0, evidenceId: 'e', dimension: 'd', note: 'the hot key' }),
      refused({
        type: 'handInAsInterviewer',
        round: 0,
        call: 3,
        summary: 'solid',
        changes: [change],
        shareNotes: false,
      }),
      refused({ type: 'handInAsCandidate', round: 0, selfScores: {}, rating: 5, comment: 'thanks' }),
      refused({ type: 'endInterview' }),
    ])
    expect(rows.map(({ text }) => text)).toEqual([
      'hello',
      'asked · good estimate',
      'with numbers',
      'the hot key',
      'solid\ndrew first → rework → ask three',
      'thanks',
      '',
    ])
    expect(rows.map(({ isPrivate }) => isPrivate)).toEqual([false, true, true, true, true, false, false])
  })
})
