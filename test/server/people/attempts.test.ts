import { Attempts } from '@dryrun/server/auth/attempts.ts'
import { afterEach, expect, it, vi } from 'vitest'

afterEach(() => {
  vi.useRealTimers()
})

const isCounted = (attempts: Attempts, address: string, known?: string) =>
  attempts.count('ada@example.org', { address, known }).then(
    () => true,
    () => false,
  )

it('[AX15] wrong passwords from one address keep no other address out, however long they go on', async () => {
  vi.useFakeTimers()
  const attempts = new Attempts(5)
  const counted = []
  for (let minute = 0; minute < 10; minute++) {
    vi.advanceTimersByTime(60_000)
    for (let each = 0; each < 6; each++) counted.push(await isCounted(attempts, '192.0.2.1'))
    expect(await isCounted(attempts, '192.0.2.2', 'her browser')).toBe(true)
  }
  expect(await isCounted(attempts, '192.0.2.2')).toBe(true)
  expect(counted.filter((each) => each)).toHaveLength(10)
})

it('[AX17] a few addresses that use up all attempts leave every other address one, and all of them are bounded', async () => {
  vi.useFakeTimers()
  const attempts = new Attempts(5)
  for (let each = 0; each < 50; each++) {
    expect(await isCounted(attempts, `192.0.2.${each % 5}`)).toBe(true)
    if (each % 25 === 24) vi.advanceTimersByTime(60_000)
  }
  for (let n = 0; n < 5; n++) expect(await isCounted(attempts, `192.0.2.${n}`)).toBe(false)
  expect(await isCounted(attempts, '198.51.100.1')).toBe(true)
  expect(await isCounted(attempts, '198.51.100.1')).toBe(false)
  let taken = 0
  for (let n = 0; n < 1_000; n++) if (await isCounted(attempts, `10.0.${n >> 8}.${n & 255}`)) taken++
  expect(taken).toBe(499)
  expect(await isCounted(attempts, '203.0.113.1', 'her browser')).toBe(true)
})

it('[AX18] the addresses of one IPv6 network count as one', async () => {
  const attempts = new Attempts(1)
  expect(await isCounted(attempts, '2001:db8:0:1::1')).toBe(true)
  expect(await isCounted(attempts, '2001:db8::1:0:0:9:1')).toBe(false)
  expect(await isCounted(attempts, '2001:db8:0:2::1')).toBe(true)
})
