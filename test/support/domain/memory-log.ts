import { type Entry, Event } from '@dryrun/server/core/events.ts'
import { type EventLog, entryBytes } from '@dryrun/server/log/event-log.ts'
import { SeqTaken } from '@dryrun/server/log/seq-taken.ts'
import { Unstorable } from '@dryrun/server/log/unstorable.ts'

/**
 * How a commit fails: its entries are lost; stored despite an error; stored during the next commit; or refused for
 * their content.
 */
export type Mishap = 'none' | 'lost' | 'stored' | 'late' | 'unstorable'

/** An in-memory log that fails on demand. Keeps JSON text like a database, so that no objects are shared. */
export class MemoryLog implements EventLog {
  readonly #rows = new Map<string, string[]>()
  readonly #mishaps: Mishap[] = []
  #late: (() => void) | undefined
  #gate: Promise<void> = Promise.resolve()
  #isDown = false
  readonly commits: number[] = []

  failNext(...mishaps: Mishap[]): void {
    this.#mishaps.push(...mishaps)
  }

  mend(): void {
    this.#mishaps.length = 0
    this.#isDown = false
  }

  /** While down, commits neither store nor settle. */
  set isDown(isDown: boolean) {
    this.#isDown = isDown
  }

  /** Commits wait until the returned function is called. */
  hold(): () => void {
    let release = () => {}
    this.#gate = new Promise((resolve) => {
      release = resolve
    })
    return release
  }

  async append(interviewId: string, entries: readonly Entry[]): Promise<void> {
    await this.#gate
    if (this.#isDown) throw new Error('the database is away')
    const mishap = this.#mishaps.shift()
    this.#late?.()
    this.#late = undefined
    if (mishap === 'lost') throw new Error('the disk is full')
    if (mishap === 'unstorable') throw new Unstorable('not in this column')
    if (mishap === 'late') this.#late = () => this.#insertUnlessTaken(interviewId, entries)
    else this.#insert(interviewId, entries)
    if (mishap === 'stored' || mishap === 'late') throw new Error('the connection was lost')
  }

  async read(interviewId: string, after = 0): Promise<Entry[]> {
    if (this.#isDown) throw new Error('the database is away')
    return this.entries(interviewId).slice(after)
  }

  async first(interviewId: string): Promise<Entry | undefined> {
    return (await this.read(interviewId))[0]
  }

  async readFacts(interviewId: string): Promise<Entry[]> {
    return (await this.read(interviewId)).filter(({ event }) => event.type !== 'boardChanged')
  }

  async *factPages(interviewId: string): AsyncGenerator<Entry[]> {
    for await (const page of this.pages(interviewId)) {
      const facts = page.filter(({ event }) => event.type !== 'boardChanged')
      if (facts.length) yield facts
    }
  }

  async *pages(interviewId: string, after = 0): AsyncGenerator<Entry[]> {
    const entries = await this.read(interviewId, after)
    for (let from = 0; from < entries.length; from += 100) yield entries.slice(from, from + 100)
  }

  async size(interviewId: string): Promise<number> {
    return this.entries(interviewId).reduce((sum, { event }) => sum + entryBytes(event), 0)
  }

  /** The stored entries, even while the log is down. */
  entries(interviewId: string): Entry[] {
    return (this.#rows.get(interviewId) ?? []).map((row) => {
      const { event, ...place } = inColumnOrder(JSON.parse(row)) as Entry
      return { ...place, event: Event.parse(event) }
    })
  }

  #insertUnlessTaken(interviewId: string, entries: readonly Entry[]): void {
    try {
      this.#insert(interviewId, entries)
    } catch {
      // No caller waits for this commit.
    }
  }

  #insert(interviewId: string, entries: readonly Entry[]): void {
    const rows = this.#rows.get(interviewId) ?? []
    if (entries.some(({ seq }) => seq <= rows.length)) throw new SeqTaken('another writer was first')
    rows.push(...entries.map((entry) => JSON.stringify(entry)))
    this.#rows.set(interviewId, rows)
    this.commits.push(entries.length)
  }
}

/** Databases return the events of earlier versions with keys in another order. */
function inColumnOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inColumnOrder)
  if (typeof value !== 'object' || value === null) return value
  const keys = Object.keys(value).sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
  return Object.fromEntries(keys.map((key) => [key, inColumnOrder((value as Record<string, unknown>)[key])]))
}
