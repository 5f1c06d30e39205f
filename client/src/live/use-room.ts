import type { View } from '@dryrun/shared/interview/view.ts'
import { createContext, useContext, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { RoomClient } from './room-client.ts'
import { type RoomState, type RoomStore, serverNow } from './room-store.ts'

/** A finished interview at one moment, on the clock of that moment. Read-only. */
export type RecordedRoom = Readonly<{
  store: RoomStore
  isRecording: true
  now(): number
  onTick(run: () => void): () => void
}>

type Sight = RoomClient | RecordedRoom
export const RoomContext = createContext<Sight | undefined>(undefined)

function useSight(): Sight {
  const sight = useContext(RoomContext)
  if (!sight) throw new Error('this component belongs inside a RoomProvider')
  return sight
}

export const useRoomStore = (): RoomStore => useSight().store

/** Returns the live room; undefined in a recording. Throws outside of a room context. */
export function useLiveRoom(): RoomClient | undefined {
  const sight = useSight()
  return 'isRecording' in sight ? undefined : sight
}

/** Returns the live room. Throws in a recording and outside of a room context. */
export function useRoomClient(): RoomClient {
  const client = useLiveRoom()
  if (!client) throw new Error('this component has no place in a recording')
  return client
}

/** Selects room state. A selector that creates objects needs zustand's `useShallow`. */
export const useRoom = <T>(selector: (state: RoomState) => T): T => useStore(useRoomStore(), selector)

/** Returns the view. Throws before the first frame. */
export function useView(): View {
  const view = useRoom((state) => state.view)
  if (!view) throw new Error('this component is shown once the interview has arrived')
  return view
}

/**
 * Returns the server's time in milliseconds, refreshed every `everyMs`; in a recording, the time of the shown moment.
 */
export function useServerNow(everyMs = 1_000): number {
  const sight = useSight()
  const [now, setNow] = useState(() => nowIn(sight))
  useEffect(() => {
    const tick = () => setNow(nowIn(sight))
    tick()
    if ('isRecording' in sight) return sight.onTick(tick)
    const timer = setInterval(tick, everyMs)
    return () => clearInterval(timer)
  }, [sight, everyMs])
  return now
}

const nowIn = (sight: Sight): number => ('isRecording' in sight ? sight.now() : serverNow(sight.store.getState()))
