import type { Entry } from '@dryrun/server/core/events.ts'
import { evolve } from '@dryrun/server/core/evolve.ts'
import { InterviewFold } from '@dryrun/server/core/fold.ts'
import { fold } from '@dryrun/server/core/log-fold.ts'
import { Rooms } from '@dryrun/server/room/rooms.ts'
import { applyInSlices, SLICE_WEIGHT } from '@dryrun/server/room/slices.ts'
import { Turns } from '@dryrun/server/room/turns.ts'
import { emptyInterview, type Interview } from '@dryrun/shared/interview/interview.ts'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Commotion } from '../../support/domain/commotion.ts'
import { ada, bob, box, eve, INTERVIEW, inRoundOne } from '../../support/domain/facts.ts'
import { type Happened, logOf } from '../../support/domain/given.ts'
import { MemoryLog } from '../../support/domain/memory-log.ts'
import { plenty } from '../../support/domain/plenty.ts'
import { Rehearsal } from '../../support/domain/rehearsal.ts'

const { projections } = vi.hoisted(() => ({ projections: { count: 0 } }))
vi.mock('@dryrun/server/core/project.ts', async (original) => {
  const real = await original<typeof import('@dryrun/server/core/project.ts')>()
  const project: typeof real.project = (...asked) => {
    projections.count++
    return real.project(...asked)
  }
  return { ...real, project }
})
beforeEach(() => {
  projections.count = 0
})

const ABSENT = '00000000-0000-4000-8000-0000000000ff'
const silent = { frame() {}, presence() {}, signaled() {}, close() {} }
const lines = (count: number): Happened[] =>
  Array.from({ length: count }, (_, n): Happened => [n % 2 ? ada : bob, { type: 'said', text: `line ${n}` }])

async function houseWith(past: readonly Happened[], id = INTERVIEW) {
  const log = new MemoryLog()
  await log.append(id, logOf(past))
  const reads = { pages: vi.spyOn(log, 'pages'), facts: vi.spyOn(log, 'factPages') }
  const ports = { log, now: () => 1, newLife: () => 7, limits: plenty }
  const rooms = new Rooms({
    ...ports,
    onFault: (error) => {
      throw error
    },
  })
  return { rooms, reads }
}

describe('opening a room', () => {
  it('[RB17] a long log opens without a look through anyone’s eyes, and each who comes in costs one', async () => {
    const { rooms } = await houseWith([...inRoundOne, ...lines(21_000)])
    const room = (await rooms.get(INTERVIEW)) ?? expect.fail('no room')
    expect([room.interview.chat.length, projections.count]).toEqual([21_000, 0])
    room.join(ada, silent)
    room.join(bob, silent)
    expect(projections.count).toBe(2)
  })

  it('[RB18] nothing is projected for seats without a connection', async () => {
    const rehearsal = await Rehearsal.open()
    projections.count = 0
    const tab = rehearsal.tab(bob)
    await rehearsal.do(ada, { type: 'startRound' })
    await rehearsal.do(ada, { type: 'pause' })
    // Projects on arrival, at the start and at the pause; drawing changes no view.
    expect([tab.frames.length, projections.count]).toEqual([4, 3])
  })

  it('[RB19] a log is applied in slices, each with a bounded share of it, and the loop is free in between', async () => {
    const drawn = (n: number): Happened => [
      bob,
      { type: 'boardChanged', round: 0, patches: Array.from({ length: 200 }, (_, m) => whole(`${n}-${m}`)) },
    ]
    const entries = logOf([...inRoundOne, ...Array.from({ length: 20 }, (_, n) => drawn(n)), ...lines(2_000)])
    const weightOf = ({ event }: Entry) => (event.type === 'boardChanged' ? 1 + event.patches.length : 1)
    const slices: (readonly Entry[])[] = []
    let pauses = 0
    const pages = pagesOf(entries, 500)
    await applyInSlices(pages, { apply: (slice) => void slices.push(slice), pause: async () => void pauses++ })
    expect(slices.flat()).toEqual(entries)
    for (const slice of slices)
      expect(slice.slice(0, -1).reduce((sum, entry) => sum + weightOf(entry), 0)).toBeLessThan(SLICE_WEIGHT)
    expect(pauses).toBeGreaterThanOrEqual(Math.ceil(entries.length / 500) - 1)
  })

  it('[RB20] those who read long logs take turns, and the sockets have theirs in between', async () => {
    const turns = new Turns()
    const order: string[] = []
    const reader = async (name: string) => {
      for (let turn = 0; turn < 3; turn++) {
        await turns.next()
        order.push(name)
      }
    }
    const socket = async () => {
      for (let look = 0; look < 3; look++) {
        await new Promise((resolve) => setImmediate(resolve))
        order.push('socket')
      }
    }
    await Promise.all([reader('a'), reader('b'), socket()])
    expect(order.filter((name) => name !== 'socket').join('')).toBe('ababab')
    expect(order.slice(0, 6).filter((name) => name === 'socket').length).toBeGreaterThanOrEqual(2)
  })

  it('[RB21] all who wait for a room share one reading of its log, and so do all who look into it', async () => {
    const { rooms, reads } = await houseWith([...inRoundOne, ...lines(500)])
    const looks = await Promise.all(Array.from({ length: 50 }, () => rooms.peek(INTERVIEW)))
    expect([new Set(looks).size, reads.facts.mock.calls.length]).toEqual([1, 1])
    // Cleared, because `peek` on the in-memory log reads pages too.
    reads.pages.mockClear()
    const found = await Promise.all(Array.from({ length: 50 }, () => rooms.get(INTERVIEW)))
    expect([new Set(found).size, reads.pages.mock.calls.length]).toEqual([1, 1])
  })

  it('[RB22] so many logs are read at a time, and the next is read when one is done', async () => {
    const { Gate } = await import('@dryrun/server/room/gate.ts')
    const gate = new Gate(2)
    const open: (() => void)[] = []
    const begun: number[] = []
    const work = [1, 2, 3, 4].map((n) =>
      gate.through(async () => {
        begun.push(n)
        await new Promise<void>((resolve) => open.push(resolve))
        if (n === 1) throw new Error('the log can not be read')
        return n
      }),
    )
    const settled = Promise.allSettled(work)
    await expect.poll(() => begun).toEqual([1, 2])
    open[0]?.()
    await expect.poll(() => begun).toEqual([1, 2, 3])
    open[1]?.()
    await expect.poll(() => begun).toEqual([1, 2, 3, 4])
    for (const done of open) done()
    await expect.poll(() => open.length).toBe(4)
    open[3]?.()
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled'])
  })

  it('[RB23] many entries applied together are the same interview and the same boards as one by one', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const commotion = await Commotion.open(seed)
      for (let step = 0; step < 100; step++) await commotion.step()
      await commotion.calmDown()
      const entries = commotion.rehearsal.entries()
      const together = new InterviewFold()
      together.applyAll(entries)
      const apart = new InterviewFold()
      for (const entry of entries) apart.apply(entry)
      expect(together.interview).toEqual(apart.interview)
      expect(fold(entries)).toEqual(entries.reduce<Interview>(evolve, emptyInterview))
      for (const round of [0, 1, 2])
        expect([...together.boards.of(round).elements()]).toEqual([...apart.boards.of(round).elements()])
    }
  })
})

describe('rooms that nobody is let into', () => {
  it('[RB24] a room that was opened and that nobody has come into is closed again', async () => {
    vi.useFakeTimers()
    try {
      const { rooms } = await houseWith(inRoundOne)
      const room = await rooms.get(INTERVIEW)
      await vi.advanceTimersByTimeAsync(61_000)
      expect(await rooms.get(INTERVIEW)).not.toBe(room)
      const next = await rooms.get(INTERVIEW)
      next?.join(eve, silent)
      await vi.advanceTimersByTimeAsync(61_000)
      expect(await rooms.get(INTERVIEW)).toBe(next)
      expect(await rooms.get(ABSENT)).toBeUndefined()
    } finally {
      vi.useRealTimers()
    }
  })
})

const whole = (id: string) => ({ id, element: box(id) })

async function* pagesOf(entries: readonly Entry[], size: number): AsyncGenerator<readonly Entry[]> {
  for (let from = 0; from < entries.length; from += size) yield entries.slice(from, from + size)
}
