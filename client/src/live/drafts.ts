import { createStore, type StoreApi } from 'zustand/vanilla'

export type DraftStore = StoreApi<Record<string, string | undefined>>

/**
 * Creates the drafts of this tab, which survive connection loss, closed panels and reloads. A draft is removed only
 * when it is sent or emptied.
 */
export function createDraftStore(interviewId: string): DraftStore {
  const key = `dryrun.drafts.${interviewId}`
  const text = sessionStorage.getItem(key)
  const store = createStore<Record<string, string | undefined>>(() => (text ? JSON.parse(text) : {}))
  store.subscribe((drafts) => sessionStorage.setItem(key, JSON.stringify(drafts)))
  return store
}
