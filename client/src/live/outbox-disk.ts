import type { Command } from '@dryrun/shared/interview/commands.ts'
import type { Element } from '@dryrun/shared/interview/element.ts'
import type { Refusal } from '@dryrun/shared/refusals.ts'

/**
 * A submission on this browser's disk. `by` is who made it: somebody else's are not sent in one's own name. One that was
 * refused stays until it is dismissed; it is never sent again.
 */
export type Stored = Readonly<{
  interviewId: string
  order: number
  id: string
  by: string
  command: Command
  since: number
  /** Why, and of a change of the board what it would have led to. */
  refused?: Readonly<{ code: Refusal; shapes: readonly Element[] }>
}>

/** The id is part of the key because two tabs may count to the same number. */
const keyPath = ['interviewId', 'order', 'id'] as const
type Keyed = Readonly<{ interviewId: string; order: number; id: string }>

/** Items that outlive the page. Writing never fails: without a disk they are in memory alone. */
export type PageDisk<T extends Keyed> = {
  /** The items of one interview in their order. */
  load(interviewId: string): Promise<readonly T[]>
  put(item: T): void
  remove(item: Keyed): void
}

/** Where submissions wait until they are answered. */
export type OutboxDisk = PageDisk<Stored>

/** How long the page waits for a browser that does not open its database. */
const OPEN_MS = 2_000

export const openOutboxDisk = (): OutboxDisk => openDisk('dryrun', 'submissions')

/** Ready to write to at once; what is written early is kept in order. Each store has a database: none waits to upgrade. */
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
      // The browser has closed or filled the database. The item is still in memory, and in sight.
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
