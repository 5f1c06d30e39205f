import { z } from 'zod'

/** Bounds of one signal. The largest descriptions of browsers have about 9,000 characters. */
const SDP_LENGTH = 15_000
export const CANDIDATES_AT_ONCE = 20

const PersonId = z.string().min(1).max(100)
/** A page that can talk. A reload makes another one. */
const PageId = z.uuid().toLowerCase()
/** A connection between two pages; the page that came first makes the id. */
const LineId = z.uuid().toLowerCase()

const Candidate = z.strictObject({
  candidate: z.string().max(500),
  sdpMid: z.string().max(20).nullable(),
  sdpMLineIndex: z.number().int().min(0).max(100).nullable(),
  usernameFragment: z.string().max(300).nullable(),
})
export type Candidate = z.infer<typeof Candidate>

/** What a page in the call tells the others about itself. Times are the server's, in milliseconds since 1970. */
const CallState = z.strictObject({
  type: z.literal('here'),
  /** When the page joined the call. The earlier of two pages makes the line. */
  since: z.number().int().min(0).max(1e15),
  talks: z.boolean(),
  isMuted: z.boolean(),
  hasCamera: z.boolean(),
  /** When the page began to share its screen. */
  screenSince: z.number().int().min(0).max(1e15).nullable(),
  /** The sender's line to the receiver. */
  line: LineId.nullable(),
})
export type CallState = z.infer<typeof CallState>

/** `ask` requests the states of those in the call, `gone` leaves it. */
const Content = z.discriminatedUnion('type', [
  CallState,
  z.strictObject({ type: z.literal('ask') }),
  z.strictObject({ type: z.literal('gone') }),
  z.strictObject({
    type: z.literal('description'),
    line: LineId,
    kind: z.enum(['offer', 'answer']),
    sdp: z.string().max(SDP_LENGTH),
  }),
  z.strictObject({
    type: z.literal('candidates'),
    line: LineId,
    candidates: z.array(Candidate).min(1).max(CANDIDATES_AT_ONCE),
  }),
])
export type Content = z.infer<typeof Content>

/**
 * Sets up the call of two pages. The server passes it on to the connections of one person and keeps nothing. `n` counts
 * up with each message of a page to a person, so that the receiver drops a repeated one.
 */
export const Signal = z.strictObject({
  to: PersonId,
  from: PageId,
  n: z.number().int().min(0).max(1e9),
  content: Content,
})
export type Signal = z.infer<typeof Signal>

/** A signal as its receiver gets it. */
export type SignalNews = Readonly<{ by: string } & Omit<Signal, 'to'>>
