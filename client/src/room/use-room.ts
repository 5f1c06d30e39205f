import type { View } from '@dryrun/shared/interview/view.ts'
import { createContext, useContext, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { RoomClient } from './room-client.ts'
import { type RoomState, type RoomStore, serverNow } from './room-store.ts'

/** Somewhere to look at an interview: its room, or a recording of it, in which there is nothing to do. */
type Sight = RoomClient | { store: RoomStore; isRecording: true }
export const RoomContext = createContext<Sight | undefined>(undefined)

function useSight(): Sight {
  const sight = useContext(RoomContext)
  if (!sight) throw new Error('this component belongs inside a RoomProvider')
  return sight
}

export const useRoomStore = (): RoomStore => useSight().store

/** The room to do something in; nothing in a recording. */
export function useLiveRoom(): RoomClient | undefined {
  const sight = useSight()
  return 'isRecording' in sight ? undefined : sight
}

export function useRoomClient(): RoomClient {
  const client = useLiveRoom()
  if (!client) throw new Error('this component has no place in a recording')
  return client
}

/** A part of the room's state. A selector that builds a new object each time needs `useShallow` of zustand around it. */
export const useRoom = <T>(selector: (state: RoomState) => T): T => useStore(useRoomStore(), selector)

/** The interview as this person sees it, for components that are only shown once there is one. */
export function useView(): View {
  const view = useRoom((state) => state.view)
  if (!view) throw new Error('this component is shown once the interview has arrived')
  return view
}

/** The server's time in milliseconds, told again every `everyMs`. */
export function useServerNow(everyMs = 1_000): number {
  const store = useRoomStore()
  const [now, setNow] = useState(() => serverNow(store.getState()))
  useEffect(() => {
    const tick = () => setNow(serverNow(store.getState()))
    tick()
    const timer = setInterval(tick, everyMs)
    return () => clearInterval(timer)
  }, [store, everyMs])
  return now
}
