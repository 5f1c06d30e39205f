import type { Clock } from '../lib/alarm.ts'
import type { Note, Notice } from './admission/note.ts'
import { openDisk, type PageDisk } from './outbox-disk.ts'

/** A note with text that the board lacks. `by` is its author: other users of this browser don't see it. */
export type StoredNote = Readonly<{ interviewId: string; order: number; id: string; by: string; note: Note }>
export type NoticeDisk = PageDisk<StoredNote>

export const openNoticeDisk = (): NoticeDisk => openDisk('dryrun-notices', 'notes')

/** Most notices per interview that are kept on disk. The oldest are dropped; the page shows them until dismissed. */
export const MOST_KEPT = 50
/** UTF-16 units, of 2 bytes each. */
export const MOST_KEPT_TEXT = 2_000_000
/** In UTF-16 units; the page shows only the beginning of a label. */
const MOST_LABEL = 200

type Ports = Readonly<{ interviewId: string; disk: NoticeDisk; clock: Clock }>

/** Persists notices that hold the only copy of a text: the cut-off rest, or the text of a deleted element. */
export class KeptNotices {
  readonly #ports: Ports
  readonly #kept = new Map<string, StoredNote>()
  #left: readonly StoredNote[] = []
  #owner: string | undefined

  constructor(ports: Ports) {
    this.#ports = ports
  }

  async load(): Promise<void> {
    this.#left = await this.#ports.disk.load(this.#ports.interviewId)
  }

  /** Starts to persist the notices of one author. Returns those of earlier visits that the author has not dismissed. */
  begin(owner: string): Note[] {
    this.#owner = owner
    const mine = this.#left.filter(({ by }) => by === owner)
    for (const stored of mine) this.#kept.set(stored.id, stored)
    return mine.map(({ note }) => note)
  }

  /** Makes the disk hold exactly the notices with a text. Notices of the same key have the same text. */
  sync(notices: readonly Notice[]): void {
    if (this.#owner === undefined) return
    const wanted = bounded(notices)
    const keys = new Set(wanted.map(({ key }) => key))
    for (const stored of [...this.#kept.values()]) if (!keys.has(stored.id)) this.#remove(stored)
    for (const notice of wanted) if (!this.#kept.has(notice.key)) this.#put(this.#owner, notice)
  }

  #put(by: string, { key: id, notes }: Notice): void {
    const { interviewId, clock, disk } = this.#ports
    const last = Math.max(0, ...[...this.#kept.values()].map(({ order }) => order))
    for (const note of notes) {
      const label = note.label?.slice(0, MOST_LABEL)
      const order = Math.max(last + 1, Math.floor(clock.now()))
      const stored = { interviewId, order, id, by, note: { ...note, ...(label ? { label } : {}) } }
      this.#kept.set(id, stored)
      disk.put(stored)
    }
  }

  #remove(stored: StoredNote): void {
    this.#kept.delete(stored.id)
    this.#ports.disk.remove(stored)
  }
}

function bounded(notices: readonly Notice[]): Notice[] {
  let units = 0
  const fitting = notices
    .filter(({ text }) => text)
    .slice(-MOST_KEPT)
    .toReversed()
    .filter(({ text }) => {
      if (units + text.length > MOST_KEPT_TEXT) return false
      units += text.length
      return true
    })
  return fitting.toReversed()
}
