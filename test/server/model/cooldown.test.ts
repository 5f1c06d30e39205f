import { restOf } from '@dryrun/server/moderation/model/cooldown.ts'
import { expect, it } from 'vitest'

const DAY = 24 * 60 * 60 * 1000
const missed = (at: number) => ({ outcome: 'missed', at }) as const
const kept = (at: number) => ({ outcome: 'kept', at }) as const

it('[ST1] who misses two in a row rests for a day from the second', () => {
  expect(restOf([missed(10), missed(500)], 500)).toBe(500 + DAY)
  expect(restOf([missed(500), kept(1), missed(10)], 499 + DAY)).toBe(500 + DAY)
  expect(restOf([missed(10), missed(500)], 500 + DAY)).toBeNull()
})

it('[ST2] one missed alone, or something kept in between, lets nobody rest', () => {
  expect(restOf([], 0)).toBeNull()
  expect(restOf([missed(10)], 20)).toBeNull()
  expect(restOf([missed(10), kept(20), missed(30)], 40)).toBeNull()
  expect(restOf([missed(10), missed(20), kept(30)], 40)).toBeNull()
})
