import { LineQuality, sampleBetween } from '@dryrun/client/call/model/line-quality.ts'
import { withOpusSettings } from '@dryrun/client/call/model/opus.ts'
import { decibels, SpeakingDetector } from '@dryrun/client/call/model/speaking.ts'
import { expect, it } from 'vitest'
import { diceOf } from '../../support/domain/dice.ts'

const STEP_MS = 20
const [ROOM, VOICE] = [-55, -30]

/** The times at which the detector changes its mind, for a level at each time. */
function changes(levelAt: (ms: number) => number, untilMs: number): [number, boolean][] {
  const detector = new SpeakingDetector()
  const found: [number, boolean][] = []
  let was = false
  for (let at = 0; at < untilMs; at += STEP_MS) {
    const is = detector.hear(levelAt(at), at)
    if (is !== was) found.push([at, is])
    was = is
  }
  return found
}

it('[VC11] a voice is shown 80 ms after it begins and until 400 ms after it ends', () => {
  const heard = changes((ms) => (ms >= 1_000 && ms < 3_000 ? VOICE : ROOM), 5_000)
  expect(heard).toEqual([
    [1_080, true],
    [3_380, false],
  ])
})

it('[VC11] a click is no voice, gaps between words are none, and a noisy room counts as quiet', () => {
  expect(changes((ms) => (ms === 1_000 ? 0 : ROOM), 3_000)).toEqual([])
  const words = changes((ms) => (ms >= 1_000 && ms < 4_000 && ms % 500 < 250 ? VOICE : ROOM), 6_000)
  expect(words.map(([, is]) => is)).toEqual([true, false])
  const dice = diceOf(7)
  expect(changes(() => -38 + dice.below(5), 20_000).filter(([at]) => at > 8_000)).toEqual([])
})

it('[VC11] silence has a level, and every level is finite', () => {
  expect([decibels(0), decibels(1), decibels(0.1)]).toEqual([-100, 0, -20])
})

it('[VC12] a line counts as poor after three poor looks, and as good after ten good ones', () => {
  const poor = { lost: 0.2, roundTripMs: 50 }
  const slow = { lost: 0, roundTripMs: 900 }
  const good = { lost: 0.01, roundTripMs: 80 }
  const quality = new LineQuality()
  expect([poor, slow, good, poor, poor].map((sample) => quality.look(sample))).toEqual(Array(5).fill(false))
  expect(quality.look(slow)).toBe(true)
  expect(Array.from({ length: 9 }, () => quality.look(good))).toEqual(Array(9).fill(true))
  expect(quality.look(good)).toBe(false)
})

it('[VC12] the worse direction counts, between two looks alone', () => {
  const before = { received: 100, lost: 50, lostByThem: 0, roundTripMs: 10 }
  expect(sampleBetween(before, { received: 190, lost: 60, lostByThem: 0.02, roundTripMs: 30 })).toEqual({
    lost: 0.1,
    roundTripMs: 30,
  })
  expect(sampleBetween(before, { ...before, lostByThem: 0.4 }).lost).toBe(0.4)
})

it('[VC13] the other side is asked for speech with error correction at 32 kbit/s, and nothing else changes', () => {
  const sdp = (opus: string) =>
    [
      'v=0',
      'm=audio 9 UDP/TLS/RTP/SAVPF 111 63',
      'a=rtpmap:111 opus/48000/2',
      `a=fmtp:111 ${opus}`,
      'a=fmtp:63 111/111',
      '',
    ].join('\r\n')
  const wanted = 'minptime=10;useinbandfec=1;usedtx=1;maxaveragebitrate=32000'
  expect(withOpusSettings(sdp('minptime=10;useinbandfec=0'))).toBe(sdp(wanted))
  expect(withOpusSettings(sdp(wanted))).toBe(sdp(wanted))
})
