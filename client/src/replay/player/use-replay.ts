import type { Perspective, RecordingHead } from '@dryrun/shared/replay/recording.ts'
import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Player, PlayerState } from './player.ts'
import type { ReplayLine } from './replay-state.ts'
import type { Watching } from './watching.ts'

export type SidePanel = 'timeline' | 'chat' | 'prompt' | 'review'
export type FrontPanel = SidePanel | 'desk'
export type ReplayDialog = 'keys' | 'retry'

/** Layout of the page. Holds no content of the recording. */
export type ReplayLayout = {
  side: SidePanel
  /** The only visible panel on a narrow page; null shows the board. */
  front: FrontPanel | null
  dialog: ReplayDialog | null
  /** Whether the board follows the viewports of the participants, or the viewer moved it. */
  follows: boolean
}

export type Replay = { watching: Watching; player: Player; layout: StoreApi<ReplayLayout> }
export const ReplayContext = createContext<Replay | undefined>(undefined)

/** Whether the viewer is the reviewer of a solo round. */
export const isReviewed = ({ interview, people, me }: RecordingHead): boolean =>
  interview.solo === true && people.some(({ id, seat }) => id === me && seat === 'guest')

export function useReviews(): boolean {
  const { interviewId } = useReplay().watching.source
  return usePlayer(({ head }) => isReviewed(head)) && interviewId !== null
}

export const createReplayLayout = (side: SidePanel): StoreApi<ReplayLayout> =>
  createStore<ReplayLayout>(() => ({ side, front: null, dialog: null, follows: true }))

/** Returns the replay. Throws outside of a replay page. */
export function useReplay(): Replay {
  const replay = useContext(ReplayContext)
  if (!replay) throw new Error('this component belongs inside a replay')
  return replay
}

export const usePlayer = <T>(selector: (state: PlayerState) => T): T => useStore(useReplay().player.store, selector)
export const useReplayLayout = <T>(selector: (state: ReplayLayout) => T): T => useStore(useReplay().layout, selector)
export const useLines = (): readonly ReplayLine[] => useStore(useReplay().watching.store, ({ lines }) => lines)
export const useTurningTo = (): Perspective | undefined =>
  useStore(useReplay().watching.store, ({ turningTo }) => turningTo)

export const useIsWaiting = (): boolean => usePlayer(({ at, loadedTo }) => at > loadedTo)
