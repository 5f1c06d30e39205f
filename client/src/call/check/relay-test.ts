import type { IceServer } from '@dryrun/shared/api/call.ts'

/** What gathering one relay candidate showed. */
export type RelayResult = 'works' | 'none' | 'refused' | 'unreachable' | 'silent'

export const RELAY_TEST_MS = 3_000
/** STUN's code for credentials that the server does not accept. */
const UNAUTHORIZED = 401

/**
 * Asks a TURN server for a relay address, without a peer. Browsers say nothing of a wrong secret in a call, so this
 * names it beforehand. Takes three seconds at most.
 */
export async function testRelay(iceServers: readonly IceServer[], patienceMs = RELAY_TEST_MS): Promise<RelayResult> {
  const relays = iceServers.flatMap(({ urls, username = '', credential = '' }) =>
    urls.some((url) => /^turns?:/.test(url)) ? [{ urls, username, credential }] : [],
  )
  if (!relays.length) return 'none'
  const peer = new RTCPeerConnection({ iceServers: relays, iceTransportPolicy: 'relay' })
  try {
    return await gathered(peer, patienceMs)
  } finally {
    peer.close()
  }
}

async function gathered(peer: RTCPeerConnection, patienceMs: number): Promise<RelayResult> {
  let fault: RelayResult = 'silent'
  const result = new Promise<RelayResult>((resolve) => {
    peer.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate?.type === 'relay') resolve('works')
      // Gathering has ended without a relay.
      else if (!candidate) resolve(fault === 'silent' ? 'unreachable' : fault)
    })
    peer.addEventListener('icecandidateerror', ({ errorCode }) => {
      // A browser tries each server over several ways; one that is refused says more than one that is out of reach.
      if (errorCode === UNAUTHORIZED) fault = 'refused'
      else if (fault !== 'refused') fault = 'unreachable'
    })
    setTimeout(() => resolve(fault), patienceMs)
  })
  peer.createDataChannel('relay test')
  await peer.setLocalDescription()
  return result
}

/** What a person reads about the result; the fault first, then what to do. */
export const relayText: Readonly<Record<RelayResult, string>> = {
  works: 'The relay works: your call connects from any network.',
  none: 'This server has no relay. A call connects within one network, and between most home networks if the server names a STUN server.',
  refused:
    'The relay refused its credentials, so calls through it fail. Ask the person who runs this server: TURN_SECRET must be the secret of the TURN server, and both clocks must be right.',
  unreachable:
    'The relay can’t be reached from here, so a call may not connect. Try another network, or ask the person who runs this server whether TURN_URLS is right and its ports are open.',
  silent:
    'The relay did not answer within three seconds, so a call may not connect. Try another network, or ask the person who runs this server.',
}

/** Said before the page asks for a microphone. */
export const addressText = {
  known: 'The call goes from browser to browser, so the others in it can learn your IP address.',
  hidden: 'You met in the queue, so the call goes through a relay: neither of you learns the other’s IP address.',
  stranger:
    'You met in the queue, and this server has no relay: in a call, the other person can learn your IP address. Talk only if that is fine with you.',
} as const
