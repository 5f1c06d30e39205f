import { joinLevels } from '@dryrun/server/voice/join-levels.ts'
import { expect, it } from 'vitest'

const joined = (...chunks: readonly (readonly [endMs: number, levels: readonly number[]])[]) => [
  ...joinLevels(chunks.map(([endMs, levels]) => ({ endMs, levels: Buffer.from(levels) }))),
]

it('[VC66] the loudness of a take is a byte per 100 ms of its time, whatever a page measured, and a lost chunk is silent', () => {
  expect(joined([200, [1, 2]], [400, [3, 4]])).toEqual([1, 2, 3, 4])
  expect(joined([400, [1]], [600, [2, 3, 4, 5]])).toEqual([1, 1, 1, 1, 2, 4])
  expect(joined([300, []], [400, [9]])).toEqual([0, 0, 0, 9])
  expect(joined([300, []], [400, []])).toEqual([])
  const lost = joined([5_000, Array(50).fill(1)], [15_000, Array(50).fill(2)])
  expect([lost[49], lost[89], lost[90], lost[149]]).toEqual([1, 0, 2, 2])
  expect(joined([86_400_000, [1]]), 'a chunk that claims a whole day').toHaveLength(120)
})
