import type { View } from '@dryrun/shared/interview/view.ts'
import { createContext, createElement, type ReactNode, useContext, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { openRoom, type RoomClient } from './room-client.ts'
import { type RoomState, serverNow } from './room-store.ts'

const RoomContext = createContext<RoomClient | undefined>(undefined)

/** How long a room stays open after the last component left it: React's strict mode leaves and comes back at once. */
const LINGER_MS = 1_000

type Open = { client: RoomClient; users: number; closing?: ReturnType<typeof setTimeout> }
const open = new Map<string, Open>()

function enter(interviewId: string): RoomClient {
  const room = open.get(interviewId) ?? { client: openRoom(interviewId), users: 0 }
  open.set(interviewId, room)
  return room.client
}

function stay(interviewId: string): () => void {
  const room = open.get(interviewId)
  if (!room) return () => undefined
  clearTimeout(room.closing)
  room.users++
  return () => {
    if (--room.users) return
    room.closing = setTimeout(() => {
      open.delete(interviewId)
      room.client.close()
    }, LINGER_MS)
  }
}

/** Keeps the room of one interview open for everything inside. One connection an interview, however often it is mounted. */
export function RoomProvider({ interviewId, children }: { interviewId: string; children: ReactNode }) {
  const client = enter(interviewId)
  useEffect(() => stay(interviewId), [interviewId])
  return createElement(RoomContext.Provider, { value: client }, children)
}

export function useRoomClient(): RoomClient {
  const client = useContext(RoomContext)
  if (!client) throw new Error('this component belongs inside a RoomProvider')
  return client
}

/** A part of the room's state. A selector that builds a new object each time needs `useShallow` of zustand around it. */
export const useRoom = <T>(selector: (state: RoomState) => T): T => useStore(useRoomClient().store, selector)

/** The interview as this person sees it, for components that are only shown once there is one. */
export function useView(): View {
  const view = useRoom((state) => state.view)
  if (!view) throw new Error('this component is shown once the interview has arrived')
  return view
}

/** The server's time in milliseconds, told again every `everyMs`. */
export function useServerNow(everyMs = 1_000): number {
  const { store } = useRoomClient()
  const [now, setNow] = useState(() => serverNow(store.getState()))
  useEffect(() => {
    const tick = () => setNow(serverNow(store.getState()))
    tick()
    const timer = setInterval(tick, everyMs)
    return () => clearInterval(timer)
  }, [store, everyMs])
  return now
}
