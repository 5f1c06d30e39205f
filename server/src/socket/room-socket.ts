import type { ClientEvents, ServerEvents } from '@dryrun/shared/protocol.ts'
import type { Server, Socket } from 'socket.io'
import type { Room } from '../room/room.ts'

/** Set at admission. */
export type SocketData = { personId: string; signInId: string; room: Room; version: number | undefined }

export type RoomServer = Server<ClientEvents, ServerEvents, Record<string, never>, SocketData>
export type RoomSocket = Socket<ClientEvents, ServerEvents, Record<string, never>, SocketData>
