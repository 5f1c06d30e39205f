import { z } from 'zod'
import { Command } from './interview/commands.ts'
import { ElementId } from './interview/element.ts'
import type { Frame } from './interview/frame.ts'
import { bounded } from './interview/numbers.ts'
import type { Refusal } from './refusals.ts'

/** Raised when an older page and a newer server would misunderstand each other. */
export const PROTOCOL = 2

/** Sent once, when a socket connects. `version` is that of the last frame seen; without it everything is sent anew. */
export const Handshake = z.strictObject({
  protocol: z.literal(PROTOCOL),
  interviewId: z.uuid().toLowerCase(),
  version: z.number().int().min(0).optional(),
})
export type Handshake = z.infer<typeof Handshake>

/** Why a socket was turned away; the `message` of the client's `connect_error`. */
export type Turned = 'signInFirst' | 'notFound' | 'suspended' | 'reloadPage' | 'tooManyTabs' | 'unavailable'

/**
 * `id` makes a retry harmless: the same id is answered again, never done again. One spelling, because the log has only
 * one: a retry in capitals after a restart would else be done twice.
 */
export const Submission = z.strictObject({ id: z.uuid().toLowerCase(), command: Command })
export type Submission = z.infer<typeof Submission>

/** Given only after the commit. */
export type Receipt = { ok: true } | { ok: false; code: Refusal }

const Reach = bounded(-1e7, 1e7)

/** Where someone points and looks, in scene pixels. Volatile: it may be dropped, and is never in the log. */
export const Presence = z.strictObject({
  cursor: z.tuple([Reach, Reach]).nullable(),
  viewport: z.strictObject({ x: Reach, y: Reach, width: Reach, height: Reach }).nullable(),
  selected: z.array(ElementId).max(50),
  /** The text element one is writing in, which others then leave alone. */
  editing: ElementId.nullable(),
  /** Present while the laser pointer is the tool; `down` while the cursor draws its trail. */
  laser: z.enum(['up', 'down']).optional(),
})
export type Presence = z.infer<typeof Presence>

/**
 * Who is connected now, told on every change; what one person points at; whether the server can save at all; or that it
 * is about to go. The last two depend on the server alone and are told to everyone alike, so that nobody learns from
 * them what others do unseen.
 */
export type PresenceNews =
  | { type: 'here'; people: readonly string[] }
  | ({ type: 'moved'; by: string } & Presence)
  | { type: 'saving'; ok: boolean }
  | { type: 'leaving' }

export type ClientEvents = {
  command: (submission: Submission, reply: (receipt: Receipt) => void) => void
  /** Nothing instead of a presence only asks whether the link works; `reply` is called at once, with the server's time. */
  presence: (presence: Presence | null, reply?: (at: number) => void) => void
}
export type ServerEvents = {
  frame: (frame: Frame) => void
  presence: (news: PresenceNews) => void
}
