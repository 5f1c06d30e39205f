import { type ReactNode, useEffect } from 'react'
import { openRoom, type RoomClient } from './room-client.ts'
import { RoomContext } from './use-room.ts'

/** Keeps the room open after the last component unmounts: React strict mode unmounts and mounts again at once. */
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

/** Provides the room of one interview. All providers of the same interview share one connection. */
export function RoomProvider({ interviewId, children }: { interviewId: string; children: ReactNode }) {
  const client = enter(interviewId)
  useEffect(() => stay(interviewId), [interviewId])
  return <RoomContext value={client}>{children}</RoomContext>
}
