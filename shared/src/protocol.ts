import { z } from 'zod'
import { Command } from './interview/commands.ts'
import { ElementId } from './interview/element.ts'
import type { Frame } from './interview/frame.ts'
import { bounded } from './interview/numbers.ts'
import type { Refusal } from './refusals.ts'
import type { Signal, SignalNews } from './signal.ts'

/** Increases when an older client and a newer server would misunderstand each other. */
export const PROTOCOL = 2

/**
 * Sent when a socket connects. `version` is that of the last received frame; without it the server sends the whole
 * state.
 */
export const Handshake = z.strictObject({
  protocol: z.literal(PROTOCOL),
  interviewId: z.uuid().toLowerCase(),
  version: z.number().int().min(0).optional(),
})
export type Handshake = z.infer<typeof Handshake>

/** Why a connection was refused: the `message` of the client's `connect_error`. */
export type Turned = 'signInFirst' | 'notFound' | 'suspended' | 'reloadPage' | 'tooManyTabs' | 'unavailable'

/**
 * The server answers a repeated `id` without a second execution. Lower case, as in the log, or a retry in capitals
 * after a restart would run twice. `attempt` grows with each sending of an id: a late copy of a refused attempt is
 * refused again, a later attempt is decided anew. The page counts in milliseconds since 1970.
 */
export const Submission = z.strictObject({
  id: z.uuid().toLowerCase(),
  command: Command,
  attempt: z.number().int().min(0).max(1e15).optional(),
})
export type Submission = z.infer<typeof Submission>

/** The answer to a command, sent only after the commit, or to a signal. */
export type Receipt = { ok: true } | { ok: false; code: Refusal }

const Reach = bounded(-1e7, 1e7)

/** Pointer and viewport in scene pixels. Volatile: may be dropped, and never stored in the log. */
export const Presence = z.strictObject({
  cursor: z.tuple([Reach, Reach]).nullable(),
  viewport: z.strictObject({ x: Reach, y: Reach, width: Reach, height: Reach }).nullable(),
  selected: z.array(ElementId).max(50),
  /** The text element that the participant edits, which others must leave alone. */
  editing: ElementId.nullable(),
  /** Present while the laser pointer is selected; `down` while it draws its trail. */
  laser: z.enum(['up', 'down']).optional(),
})
export type Presence = z.infer<typeof Presence>

/**
 * `here` lists the connected people, `moved` carries a pointer, `saving` tells whether saves work, and `leaving`
 * announces a shutdown. The last two go to all participants alike, so that they reveal nothing about hidden events.
 */
export type PresenceNews =
  | { type: 'here'; people: readonly string[] }
  | ({ type: 'moved'; by: string } & Presence)
  | { type: 'saving'; ok: boolean }
  | { type: 'leaving' }

export type ClientEvents = {
  command: (submission: Submission, reply: (receipt: Receipt) => void) => void
  /** The heartbeat sends null instead of a presence. `reply` is called at once, with the server's time. */
  presence: (presence: Presence | null, reply?: (at: number) => void) => void
  /** Volatile. The receipt says whether a connection of the other person got it. */
  signal: (signal: Signal, reply: (receipt: Receipt) => void) => void
}
export type ServerEvents = {
  frame: (frame: Frame) => void
  presence: (news: PresenceNews) => void
  signal: (news: SignalNews) => void
}
