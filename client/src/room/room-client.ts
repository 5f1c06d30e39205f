import type { Command } from '@dryrun/shared/interview/commands.ts'
import type { Presence, Receipt } from '@dryrun/shared/protocol.ts'
import type { BoardSync } from './board-sync.ts'
import { createRoomStore, type RoomStore } from './room-store.ts'

export type RoomClient = {
  store: RoomStore
  /** Kept on this machine until the server has answered for good; the promise waits as long as that takes. */
  submit(command: Command): Promise<Receipt>
  presence(presence: Presence): void
  board: BoardSync
  follow(personId: string | null): void
  dismiss(refusedId: string): void
  close(): void
}

/** Enters the room of an interview and stays until closed, through every loss of the connection. */
export function openRoom(interviewId: string): RoomClient {
  throw new Error(`the room of ${interviewId} can't be opened yet: ${createRoomStore().getState().link}`)
}
