import { z } from 'zod'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { keep, readKept } from '../lib/browser-storage.ts'

const Drafts = z.record(z.string(), z.string())

export type DraftStore = StoreApi<Record<string, string | undefined>>

/**
 * Creates the drafts of this tab, which survive connection loss, closed panels and reloads. A draft is removed only
 * when it is sent or emptied.
 */
export function createDraftStore(interviewId: string): DraftStore {
  const key = `dryrun.drafts.${interviewId}`
  const kept = readKept(key, Drafts, 'sessionStorage')
  const store = createStore<Record<string, string | undefined>>(() => kept ?? {})
  store.subscribe((drafts) => keep(key, drafts, 'sessionStorage'))
  return store
}
