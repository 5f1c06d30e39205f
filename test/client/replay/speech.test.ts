import { speechIn } from '@dryrun/client/replay/sound/speech.ts'
import { expect, it } from 'vitest'

const startedAt = 1_800_000_000_000
const [silence, voice] = [40, 200]
/** Levels of so many seconds each. */
const levelsOf = (...parts: readonly (readonly [level: number, seconds: number])[]): string =>
  Buffer.concat(parts.map(([level, seconds]) => Buffer.alloc(seconds * 10, level))).toString('base64')
const spoken = (levels: string, ms = 60_000) =>
  speechIn({ startedAt, ms, levels }).map(({ from, to }) => [
    Math.round((from - startedAt) / 1_000),
    Math.round((to - startedAt) / 1_000),
  ])

it('[VC64] speech is what is louder than the quiet around it, and short gaps belong to it', () => {
  expect(spoken(levelsOf([silence, 10], [voice, 5], [silence, 20], [voice, 3], [silence, 10]))).toEqual([
    [10, 15],
    [35, 38],
  ])
  const gap = Buffer.from(levelsOf([silence, 5], [voice, 2]), 'base64')
  const short = Buffer.concat([gap, Buffer.alloc(6, silence), Buffer.alloc(20, voice), Buffer.alloc(50, silence)])
  expect(spoken(short.toString('base64'))).toHaveLength(1)
})

it('[VC65] a silent voice has no speech, and one without levels is speech throughout', () => {
  expect(spoken(levelsOf([silence, 60]))).toEqual([])
  expect(spoken('')).toEqual([[0, 60]])
})
