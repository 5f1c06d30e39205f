import type { Command } from '@dryrun/shared/interview/commands.ts'
import type { Element } from '@dryrun/shared/interview/element.ts'
import type { View } from '@dryrun/shared/interview/view.ts'
import type { Turned } from '@dryrun/shared/protocol.ts'
import type { Refusal } from '@dryrun/shared/refusals.ts'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Notice } from './admission/note.ts'

/** `checking`: after a silence or a sleep, until the server answers. */
export type RoomLink = 'connecting' | 'live' | 'checking' | 'offline'

/** A submission without a receipt. `since` is on the local clock, in milliseconds. */
export type Unsaved = { id: string; command: Command; since: number }

/** A refused submission with its message; for a board change also the shapes that it would have produced. */
export type Refused = {
  id: string
  order: number
  command: Command
  code: Refusal
  sentence: string
  shapes: readonly Element[]
  isReturned: boolean
}

export type RoomState = {
  view: View | undefined
  link: RoomLink
  /** Start of the connection loss on the local clock, in milliseconds. */
  offlineSince: number | null
  isServerLeaving: boolean
  turned: Turned | null
  /** Whether the server can save. While false, the room is read-only. */
  saving: boolean
  /** Oldest first. */
  unsaved: readonly Unsaved[]
  /** The temporary refusal that delays the oldest unsaved change while connected. */
  held: Refusal | null
  /** Oldest first. Kept until dismissed, also across reloads, so that no text is lost silently. */
  refused: readonly Refused[]
  notices: readonly Notice[]
  /** Whether the canvas has a change that is not submitted yet. */
  isDrawingUnsent: boolean
  undrawn: number
  here: readonly string[]
  following: string | null
  /** Server clock minus `localNow`, in milliseconds. */
  clockOffset: number
}
export type RoomStore = StoreApi<RoomState>

export const createRoomStore = (): RoomStore =>
  createStore<RoomState>(() => ({
    view: undefined,
    link: 'connecting',
    offlineSince: null,
    isServerLeaving: false,
    turned: null,
    saving: true,
    unsaved: [],
    held: null,
    refused: [],
    notices: [],
    isDrawingUnsent: false,
    undrawn: 0,
    here: [],
    following: null,
    clockOffset: 0,
  }))

/** Monotonic local clock in milliseconds since 1970; changes of the system time do not affect it. */
export const localNow = (): number => performance.timeOrigin + performance.now()

/** The server's clock, in milliseconds since 1970. */
export const serverNow = ({ clockOffset }: RoomState): number => localNow() + clockOffset
