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

/** Where submissions wait until they are answered. Writing never fails: without a disk they wait in memory alone. */
export type OutboxDisk = {
  /** What waits for one interview, in the order in which it was asked for. */
  load(interviewId: string): Promise<readonly Stored[]>
  put(stored: Stored): void
  remove(stored: Pick<Stored, Key[number]>): void
}

const STORE = 'submissions'
/** The id is part of the key because two tabs may count to the same number. */
const keyPath = ['interviewId', 'order', 'id'] as const
type Key = typeof keyPath

/** How long the page waits for a browser that does not open its database. */
const OPEN_MS = 2_000

/** Ready to write to at once; what is written early is kept in order. */
export function openDisk(): OutboxDisk {
  const ready = Promise.race([open().then(onIndexedDb), slowly()]).catch((): OutboxDisk => noDisk)
  return {
    load: async (interviewId) => (await ready).load(interviewId).catch(() => []),
    put: (stored) => void ready.then((disk) => disk.put(stored)),
    remove: (stored) => void ready.then((disk) => disk.remove(stored)),
  }
}

const noDisk: OutboxDisk = { load: async () => [], put: () => undefined, remove: () => undefined }

const slowly = (): Promise<OutboxDisk> => new Promise((resolve) => setTimeout(() => resolve(noDisk), OPEN_MS))

function onIndexedDb(database: IDBDatabase): OutboxDisk {
  const write = (work: (store: IDBObjectStore) => void): void => {
    try {
      work(database.transaction(STORE, 'readwrite', { durability: 'relaxed' }).objectStore(STORE))
    } catch {
      // The browser has closed or filled the database. The submission still waits in memory, and in sight.
    }
  }
  return {
    load: async (interviewId) => {
      const range = IDBKeyRange.bound([interviewId], [interviewId, []])
      return settled(database.transaction(STORE).objectStore(STORE).getAll(range) as IDBRequest<Stored[]>)
    },
    put: (stored) => write((store) => store.put(stored)),
    remove: ({ interviewId, order, id }) => write((store) => store.delete([interviewId, order, id])),
  }
}

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open('dryrun', 1)
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: [...keyPath] })
  return settled(request)
}

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the browser refused its database'))
  })
