import type { Clock } from '../lib/alarm.ts'
import type { Note, Notice } from './admission/note.ts'
import { openDisk, type PageDisk } from './outbox-disk.ts'

/** A note with words that the board lacks. `by` is its author: other people on this machine don't see it. */
export type StoredNote = Readonly<{ interviewId: string; order: number; id: string; by: string; note: Note }>
export type NoticeDisk = PageDisk<StoredNote>

export const openNoticeDisk = (): NoticeDisk => openDisk('dryrun-notices', 'notes')

/** Notices of one interview that outlive the page. The oldest go first; on the page they stay until dismissed. */
export const MOST_KEPT = 50
/** UTF-16 units, of 2 bytes each. */
export const MOST_KEPT_TEXT = 2_000_000
/** The page shows the beginning of a label alone. */
const MOST_LABEL = 200

type Ports = Readonly<{ interviewId: string; disk: NoticeDisk; clock: Clock }>

/** Keeps on disk what only a notice still has: the rest of a text, or words whose element has gone. */
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

  /** Starts to keep the notices of one person. Returns what that person has not dismissed on earlier visits. */
  begin(owner: string): Note[] {
    this.#owner = owner
    const mine = this.#left.filter(({ by }) => by === owner)
    for (const stored of mine) this.#kept.set(stored.id, stored)
    return mine.map(({ note }) => note)
  }

  /** Makes the disk hold the notices with a text, and no others. A notice of the same key has the same text. */
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

/** The newest notices with a text, as far as they fit. */
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
