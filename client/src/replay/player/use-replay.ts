import type { Eyes, RecordingHead } from '@dryrun/shared/replay/recording.ts'
import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Player, PlayerState } from './player.ts'
import type { Line } from './retold.ts'
import type { Watching } from './watching.ts'

/** What stands beside the board on a wide page, and over it on a narrow one. */
export type SidePanel = 'timeline' | 'chat' | 'prompt' | 'review'
export type FrontPanel = SidePanel | 'desk'
export type ReplayDialog = 'keys' | 'retry'

/** How this page is looked at. Nothing of the recording is kept here. */
export type ReplayLayout = {
  side: SidePanel
  /** The only panel on a narrow page; nothing means the board. */
  front: FrontPanel | null
  dialog: ReplayDialog | null
  /** Whether the board is moved as the people in it looked, or by the viewer. */
  follows: boolean
}

export type Replay = { watching: Watching; player: Player; layout: StoreApi<ReplayLayout> }
export const ReplayContext = createContext<Replay | undefined>(undefined)

/** Whether this is a round that somebody played alone, watched by whoever is to review it. */
export const isReviewed = ({ interview, people, me }: RecordingHead): boolean =>
  interview.solo === true && people.some(({ id, seat }) => id === me && seat === 'guest')

export function useReviews(): boolean {
  const { interviewId } = useReplay().watching.source
  return usePlayer(({ head }) => isReviewed(head)) && interviewId !== null
}

export const createReplayLayout = (side: SidePanel): StoreApi<ReplayLayout> =>
  createStore<ReplayLayout>(() => ({ side, front: null, dialog: null, follows: true }))

export function useReplay(): Replay {
  const replay = useContext(ReplayContext)
  if (!replay) throw new Error('this component belongs inside a replay')
  return replay
}

export const usePlayer = <T>(selector: (state: PlayerState) => T): T => useStore(useReplay().player.store, selector)
export const useReplayLayout = <T>(selector: (state: ReplayLayout) => T): T => useStore(useReplay().layout, selector)
export const useLines = (): readonly Line[] => useStore(useReplay().watching.store, ({ lines }) => lines)
export const useTurningTo = (): Eyes | undefined => useStore(useReplay().watching.store, ({ turningTo }) => turningTo)

/** Whether what is to be shown has not come yet. */
export const useIsWaiting = (): boolean => usePlayer(({ at, loadedTo }) => at > loadedTo)
