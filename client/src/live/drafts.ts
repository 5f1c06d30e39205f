import { createStore, type StoreApi } from 'zustand/vanilla'

/** Texts being written, by the name of their field. */
export type DraftStore = StoreApi<Record<string, string | undefined>>

/**
 * What somebody is writing survives a lost connection, a closed panel and a reload of this tab. It leaves only by
 * being sent, which is the outbox's affair, or by being emptied.
 */
export function createDraftStore(interviewId: string): DraftStore {
  const key = `dryrun.drafts.${interviewId}`
  const text = sessionStorage.getItem(key)
  const store = createStore<Record<string, string | undefined>>(() => (text ? JSON.parse(text) : {}))
  store.subscribe((drafts) => sessionStorage.setItem(key, JSON.stringify(drafts)))
  return store
}
