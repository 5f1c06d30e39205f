import type { Command } from '@dryrun/shared/interview/commands.ts'
import type { Element } from '@dryrun/shared/interview/element.ts'
import type { Refusal } from '@dryrun/shared/refusals.ts'

/**
 * A submission on this browser's disk. Sent only for its author `by`; a refused one stays until dismissed and is never
 * sent again.
 */
export type Stored = Readonly<{
  interviewId: string
  order: number
  id: string
  by: string
  command: Command
  since: number
  /** The refusal code; for a board change also the shapes that it would have produced. */
  refused?: Readonly<{ code: Refusal; shapes: readonly Element[] }>
}>

/** The id is part of the key because two tabs may use the same order. */
const keyPath = ['interviewId', 'order', 'id'] as const
type Keyed = Readonly<{ interviewId: string; order: number; id: string }>

/** Items on disk that survive the page. Writes never fail: without a disk the items stay in memory only. */
export type PageDisk<T extends Keyed> = {
  /** Returns the items of one interview in their order. */
  load(interviewId: string): Promise<readonly T[]>
  put(item: T): void
  remove(item: Keyed): void
}

export type OutboxDisk = PageDisk<Stored>

/** Some browsers never open the database; after this time the page works without it. */
const OPEN_MS = 2_000

export const openOutboxDisk = (): OutboxDisk => openDisk('dryrun', 'submissions')

/**
 * Opens a store that accepts writes at once and keeps their order. Each store has its own database, so none waits for
 * an upgrade of another.
 */
export function openDisk<T extends Keyed>(databaseName: string, storeName: string): PageDisk<T> {
  const opened = open(databaseName, storeName).then((database) => onIndexedDb<T>(database, storeName))
  const ready = Promise.race([opened, slowly<T>()]).catch(() => noDisk<T>())
  return {
    load: async (interviewId) => (await ready).load(interviewId).catch(() => []),
    put: (item) => void ready.then((disk) => disk.put(item)),
    remove: (item) => void ready.then((disk) => disk.remove(item)),
  }
}

const noDisk = <T extends Keyed>(): PageDisk<T> => ({
  load: async () => [],
  put: () => undefined,
  remove: () => undefined,
})

const slowly = <T extends Keyed>(): Promise<PageDisk<T>> =>
  new Promise((resolve) => setTimeout(() => resolve(noDisk()), OPEN_MS))

function onIndexedDb<T extends Keyed>(database: IDBDatabase, storeName: string): PageDisk<T> {
  const write = (work: (store: IDBObjectStore) => void): void => {
    try {
      work(database.transaction(storeName, 'readwrite', { durability: 'relaxed' }).objectStore(storeName))
    } catch {
      // The browser has closed or filled the database. The item stays in memory and on the page.
    }
  }
  return {
    load: async (interviewId) => {
      const range = IDBKeyRange.bound([interviewId], [interviewId, []])
      return settled(database.transaction(storeName).objectStore(storeName).getAll(range) as IDBRequest<T[]>)
    },
    put: (item) => write((store) => store.put(item)),
    remove: ({ interviewId, order, id }) => write((store) => store.delete([interviewId, order, id])),
  }
}

async function open(databaseName: string, storeName: string): Promise<IDBDatabase> {
  const request = indexedDB.open(databaseName, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(storeName, { keyPath: [...keyPath] })
  return settled(request)
}

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the browser refused its database'))
  })
