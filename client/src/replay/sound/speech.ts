import type { Voice } from '@dryrun/shared/api/voices.ts'
import { SpeakingDetector } from '../../call/model/speaking.ts'

/** A time in which a person spoke, in milliseconds of the server's clock. */
export type Speech = Readonly<{ from: number; to: number }>

const LEVEL_MS = 100
/** Shorter gaps belong to the speech around them. */
const GAP_MS = 1_000
/** Speech is noticed a moment after it began. */
const LEAD_MS = 300

/** When a person spoke, from the levels of their voice. A voice without levels counts as speech throughout. */
export function speechIn({ startedAt, ms, levels }: Pick<Voice, 'startedAt' | 'ms' | 'levels'>): Speech[] {
  const bytes = bytesOf(levels)
  if (!bytes.length) return [{ from: startedAt, to: startedAt + ms }]
  const detector = new SpeakingDetector()
  const found: { from: number; to: number }[] = []
  for (const [index, byte] of bytes.entries()) {
    const at = index * LEVEL_MS
    if (!detector.hear(decibelsOf(byte), at)) continue
    const last = found.at(-1)
    if (last && startedAt + at - last.to < GAP_MS) last.to = startedAt + at + LEVEL_MS
    else found.push({ from: startedAt + Math.max(0, at - LEAD_MS), to: startedAt + at + LEVEL_MS })
  }
  return found
}

/** The page stores -100 to 0 decibels as 0 to 255. */
const decibelsOf = (byte: number): number => byte / 2.55 - 100

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
