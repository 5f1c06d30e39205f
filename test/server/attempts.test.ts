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
