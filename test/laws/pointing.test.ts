import { PointingRecorder } from '@dryrun/server/replay/pointing-recorder.ts'
import type { Lane } from '@dryrun/server/replay/pointing-store.ts'
import type { Presence } from '@dryrun/shared/protocol.ts'
import { expect, it } from 'vitest'
import { ada, bob, INTERVIEW } from '../support/domain/facts.ts'

const inRound = { id: INTERVIEW, stage: 'round' } as const
const start = 1_800_000_000_000
const at = (x: number, viewport: Presence['viewport'] = null): Presence => ({
  cursor: [x, 0],
  viewport,
  selected: ['a'],
  editing: 'b',
})

class Shelf {
  readonly stored: Lane[] = []
  isAway = false
  held = 0

  async append(_: string, lanes: readonly Lane[]): Promise<void> {
    if (this.isAway) throw new Error('the database is away')
    this.stored.push(...lanes)
  }

  async count(): Promise<number> {
    return this.held
  }

  get samples() {
    return this.stored.flatMap(({ by, samples }) => samples.map((sample) => [by, ...sample] as const))
  }
}

const faults: unknown[] = []
function recorder() {
  const shelf = new Shelf()
  return { shelf, recorder: new PointingRecorder(shelf, (error) => faults.push(error)) }
}

it('[RP14] where people point is kept a few times a second at most, and only while a round runs', async () => {
  const { shelf, recorder: kept } = recorder()
  for (let ms = 0; ms < 1_000; ms += 33) for (const by of [ada, bob]) kept.take(inRound, by, at(ms), start + ms)
  for (const stage of ['lobby', 'break', 'ended'] as const) kept.take({ ...inRound, stage }, ada, at(9), start + 5_000)
  await kept.flush()
  expect(shelf.samples.filter(([by]) => by === ada)).toHaveLength(4)
  expect(shelf.samples.filter(([by]) => by === bob)).toHaveLength(4)
})

it('[RP15] a pointer comes to rest where it rested, with nothing of what was chosen or written in', async () => {
  const { shelf, recorder: kept } = recorder()
  for (const [ms, x] of [
    [0, 1.4],
    [100, 2],
    [200, 3.6],
  ] as const)
    kept.take(inRound, ada, at(x, { x: 0.2, y: -7.7, width: 640, height: 480 }), start + ms)
  await kept.flush()
  await kept.flush()
  expect(shelf.stored).toEqual([{ by: ada, samples: [[start + 200, [4, 0], [0, -8, 640, 480]]] }])
  // The laser is sampled like any pointer, although its trail needs more than four positions a second.
  kept.take(inRound, bob, { ...at(1), laser: 'down' }, start)
  await kept.flush()
  expect(shelf.stored.at(-1)).toEqual({ by: bob, samples: [[start, [1, 0], null]] })
})

it('[RP16] while the database is away pointers wait up to a bound, and nobody waits for them', async () => {
  const { shelf, recorder: kept } = recorder()
  shelf.isAway = true
  for (let n = 0; n < 6_000; n++) {
    kept.take(inRound, ada, at(n), start + n * 250)
    if (n % 1_000 === 0) await kept.flush()
  }
  expect(faults.length).toBeGreaterThan(0)
  shelf.isAway = false
  await kept.flush()
  expect(shelf.samples.map(([, , cursor]) => cursor?.[0])).toEqual(Array.from({ length: 5_000 }, (_, n) => n))
  kept.take(inRound, bob, at(7), start + 9_000_000)
  await kept.flush()
  expect(shelf.stored.at(-1)).toMatchObject({ by: bob })
})

it('[RP16] an interview keeps so many and no more', async () => {
  const { shelf, recorder: kept } = recorder()
  shelf.held = 199_990
  for (let n = 0; n < 30; n++) {
    kept.take(inRound, ada, at(n), start + n * 250)
    if (n === 0) await kept.flush()
  }
  await kept.flush()
  expect(shelf.samples).toHaveLength(10)
})
