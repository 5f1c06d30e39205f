import { type ReactNode, useEffect } from 'react'
import { openRoom, type RoomClient } from './room-client.ts'
import { RoomContext } from './use-room.ts'

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
  return <RoomContext value={client}>{children}</RoomContext>
}
