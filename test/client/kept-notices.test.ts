import { type Note, type Notice, withNotes } from '@dryrun/client/live/admission/note.ts'
import { KeptNotices, MOST_KEPT, MOST_KEPT_TEXT, type StoredNote } from '@dryrun/client/live/kept-notices.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { ada, bob, INTERVIEW } from '../support/domain/facts.ts'
import { HandClock } from '../support/page/hand-clock.ts'
import { MemoryDisk } from '../support/page/live-room.ts'

const rest = (id: string, text: string): Note => ({
  reason: 'longText',
  id,
  shape: 'text',
  label: 'A plan',
  rest: text,
})
const textsOf = (notes: readonly Note[]) => notes.map((note) => note.rest)

let disk: MemoryDisk<StoredNote>
let kept: KeptNotices

async function visit(person: string): Promise<Note[]> {
  kept = new KeptNotices({ interviewId: INTERVIEW, disk, clock: new HandClock() })
  await kept.load()
  return kept.begin(person)
}

beforeEach(async () => {
  disk = new MemoryDisk()
  await visit(ada)
})

describe('words that only a notice has', () => {
  test('[NW19] words that only a notice has stay through a reload for their author, until they are dismissed', async () => {
    const notices = withNotes([], [rest('a', 'cut off'), { reason: 'deleted', id: 'b', shape: 'text', rest: 'lost' }])
    kept.sync(notices)
    expect(await visit(bob)).toEqual([])
    const notes = await visit(ada)
    expect(textsOf(notes)).toEqual(['cut off', 'lost'])
    expect(withNotes([], notes)).toEqual(notices)
    kept.sync(withNotes([], notes).slice(1))
    expect(textsOf(await visit(ada))).toEqual(['lost'])
    kept.sync([])
    expect(await disk.load()).toEqual([])
  })

  test('[NW19] a notice without words is not kept', async () => {
    kept.sync(withNotes([], [{ reason: 'color', id: 'a', shape: 'rectangle' }]))
    expect(await disk.load()).toEqual([])
  })

  test('[NW19] what is cut off later does not replace what was cut off earlier', () => {
    const notices = withNotes(withNotes([], [rest('a', 'the long rest')]), [rest('a', 'x'), rest('a', 'x')])
    expect(notices.map(({ text }) => text)).toEqual(['the long rest', 'x'])
    expect(new Set(notices.map(({ key }) => key)).size).toBe(2)
  })

  test('[NW19] kept are the newest by number, at the edge', async () => {
    const notes = Array.from({ length: MOST_KEPT + 1 }, (_, n) => rest(`${n}`, `text ${n}`))
    kept.sync(withNotes([], notes.slice(0, MOST_KEPT)))
    expect(textsOf(await visit(ada))).toHaveLength(MOST_KEPT)
    kept.sync(withNotes([], notes))
    expect(textsOf(await visit(ada))).toEqual(notes.slice(1).map((note) => note.rest))
  })

  test('[NW19] kept are the newest by length, at the edge', async () => {
    const half = 'x'.repeat(MOST_KEPT_TEXT / 2)
    const both: Notice[] = withNotes([], [rest('a', half), rest('b', half)])
    kept.sync(both)
    expect(await visit(ada)).toHaveLength(2)
    kept.sync(withNotes(both, [rest('c', 'y')]))
    expect(textsOf(await visit(ada))).toEqual([half, 'y'])
    kept.sync(withNotes([], [rest('d', `${half}${half}z`)]))
    expect(await disk.load()).toEqual([])
  })

  test('[NW19] a label is kept as far as the page shows it', async () => {
    kept.sync(withNotes([], [{ ...rest('a', 'rest'), label: 'x'.repeat(100_000) }]))
    expect((await visit(ada))[0]?.label).toHaveLength(200)
  })
})
