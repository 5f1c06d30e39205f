import type { LibraryItems } from '@excalidraw/excalidraw/types'
import { notifications } from '@mantine/notifications'

const DATABASE = 'dryrun-library'
const STORE = 'items'
const KEY = 'all'
const MOST_ITEMS = 1_000
const MOST_BYTES = 8 * 1_024 * 1_024

export class BoardLibrary {
  #isLoaded = false

  async load(): Promise<LibraryItems> {
    const items = await onDisk<LibraryItems | undefined>('readonly', (store) => store.get(KEY)).catch(() => undefined)
    this.#isLoaded = true
    return items ?? []
  }

  /** Saves the library. Shows a notification when it is too large; it then lasts until the page closes. */
  readonly save = async (items: LibraryItems): Promise<void> => {
    if (!this.#isLoaded) return
    if (items.length > MOST_ITEMS || JSON.stringify(items).length > MOST_BYTES) return tellFull()
    await onDisk('readwrite', (store) => store.put(items, KEY)).catch(tellFull)
  }
}

function tellFull(): void {
  notifications.show({
    id: 'library-full',
    color: 'red',
    message: `This browser can’t keep the whole library: ${MOST_ITEMS} items, 8 MB at most. Remove some items.`,
  })
}

async function onDisk<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest): Promise<T> {
  const opening = indexedDB.open(DATABASE, 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE)
  const database = await settled<IDBDatabase>(opening)
  try {
    return await settled<T>(work(database.transaction(STORE, mode).objectStore(STORE)))
  } finally {
    database.close()
  }
}

const settled = <T>(request: IDBRequest): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result as T)
    request.onerror = () => reject(request.error ?? new Error('the browser refused its database'))
  })
