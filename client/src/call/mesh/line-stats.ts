import type { LineTotals } from '../model/line-quality.ts'

/** Reads the totals of a line's audio. Missing figures count as good. */
export async function readTotals(peer: RTCPeerConnection): Promise<LineTotals> {
  const totals = { received: 0, lost: 0, lostByThem: 0, roundTripMs: 0 }
  for (const report of (await peer.getStats()).values()) {
    if (report.kind !== 'audio') continue
    if (report.type === 'inbound-rtp') {
      totals.received = report.packetsReceived ?? 0
      totals.lost = report.packetsLost ?? 0
    }
    if (report.type !== 'remote-inbound-rtp') continue
    totals.lostByThem = report.fractionLost ?? 0
    totals.roundTripMs = (report.roundTripTime ?? 0) * 1_000
  }
  return totals
}
