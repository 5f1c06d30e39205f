import { z } from 'zod'

/** A STUN or TURN server, in the form that `RTCPeerConnection` takes. */
export const IceServer = z.object({
  urls: z.array(z.string().max(500)).min(1).max(8),
  username: z.string().max(500).optional(),
  credential: z.string().max(500).optional(),
})
export type IceServer = z.infer<typeof IceServer>

/**
 * `relayOnly`: peers must not learn each other's addresses, so the call goes through a TURN server only. `showsAddress`:
 * they are strangers and would learn them, because the server has no TURN server; say so before the call.
 */
export const IceReply = z.object({
  iceServers: z.array(IceServer).max(8),
  relayOnly: z.boolean(),
  showsAddress: z.boolean(),
})
export type IceReply = z.infer<typeof IceReply>
