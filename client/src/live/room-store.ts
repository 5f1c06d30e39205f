import type { Command } from '@dryrun/shared/interview/commands.ts'
import type { Element } from '@dryrun/shared/interview/element.ts'
import type { View } from '@dryrun/shared/interview/view.ts'
import type { Turned } from '@dryrun/shared/protocol.ts'
import type { Refusal } from '@dryrun/shared/refusals.ts'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Notice } from './admission/note.ts'

/** `checking`: nothing was heard for a while, or the page has slept, and the server has not answered yet. */
export type RoomLink = 'connecting' | 'live' | 'checking' | 'offline'

/** A submission that is not on the server's disk yet. `since` is on this machine's clock. */
export type Unsaved = { id: string; command: Command; since: number }

/** A submission the server would not take, with the sentence to show; of drawing, the shapes as they would have been. */
export type Refused = {
  id: string
  order: number
  command: Command
  code: Refusal
  sentence: string
  shapes: readonly Element[]
  /** Its text is back in the field in which it was written. */
  isReturned: boolean
}

/** What is true of the room as this browser knows it. Changed only by frames, receipts and presence. */
export type RoomState = {
  view: View | undefined
  link: RoomLink
  /** Since when the connection is gone, on this machine's clock. */
  offlineSince: number | null
  /** The server has said that it stops; it is expected back. */
  isServerLeaving: boolean
  /** Why the server turned us away for good. */
  turned: Turned | null
  /** Whether the server can save anything, as far as it has said; while it can't, the room is there to be read. */
  saving: boolean
  /** Oldest first. */
  unsaved: readonly Unsaved[]
  /** Why the oldest unsaved change has to wait although the connection is there. */
  held: Refusal | null
  /** Kept until dismissed, through a reload too, so that nothing is lost silently. Oldest first. */
  refused: readonly Refused[]
  /** What the board took otherwise than it was drawn, or not at all; until dismissed. */
  notices: readonly Notice[]
  /** Whether something on the canvas is not even on its way to the board. */
  isDrawingUnsent: boolean
  /** How many elements of the board the canvas can't draw. */
  undrawn: number
  /** Ids of the people connected now, in no particular order. */
  here: readonly string[]
  /** The person whose view the board follows. */
  following: string | null
  /** Server milliseconds minus those of `localNow`. */
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

/** This machine's clock in milliseconds, deaf to somebody setting it: it only ever moves forward. */
export const localNow = (): number => performance.timeOrigin + performance.now()

/** The server's clock, in milliseconds since 1970. */
export const serverNow = ({ clockOffset }: RoomState): number => localNow() + clockOffset
