import type { View } from '@dryrun/shared/interview/view.ts'
import { createContext, useContext, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { RoomClient } from './room-client.ts'
import { type RoomState, type RoomStore, serverNow } from './room-store.ts'

/** An interview that is over, as it looked at one moment, on the clock of that moment: there is nothing to do in it. */
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

/** The server's time in milliseconds, told again every `everyMs`; in a recording that of the moment one looks at. */
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
