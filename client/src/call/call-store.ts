import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Member } from './call.ts'
import { type MediaState, noMedia } from './media/local-media.ts'

export type CallView = MediaState &
  Readonly<{
    /** `elsewhere`: another tab of this person is in the call. */
    phase: 'out' | 'joining' | 'in' | 'elsewhere'
    /** Others in the call, also while this page is not. */
    members: readonly Member[]
    amSpeaking: boolean
    isSoundBlocked: boolean
    /** Why the last attempt to join failed. */
    problem: string | null
    ownCamera: MediaStreamTrack | null
  }>
export type CallStore = StoreApi<CallView>

export const createCallStore = (): CallStore =>
  createStore<CallView>(() => ({
    ...noMedia,
    phase: 'out',
    members: [],
    amSpeaking: false,
    isSoundBlocked: false,
    problem: null,
    ownCamera: null,
  }))
