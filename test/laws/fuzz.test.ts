import { describe, expect, it } from 'vitest'
import { disagreements } from '../support/domain/agreement.ts'
import { Commotion } from '../support/domain/commotion.ts'
import { record } from '../support/servers/figures.ts'

/**
 * Long runs set other seeds than the default ones. A seed that fails becomes a test of its own, named after the bug.
 */
const FIRST = Number(process.env.DRYRUN_SEED ?? 1)
const SEEDS = Number(process.env.DRYRUN_DAYS ?? 200)
const STEPS = 200
const GROUP = 25

async function run(seed: number): Promise<string[]> {
  const commotion = await Commotion.open(seed)
  try {
    for (let step = 0; step < STEPS; step++) await commotion.step()
    await commotion.calmDown()
    const wrong = disagreements(commotion)
    if (wrong.length) return wrong
    await commotion.reopen()
    return disagreements(commotion)
  } catch (error) {
    return [String(error)]
  }
}

describe('any day at all', () => {
  const groups = Array.from({ length: SEEDS / GROUP }, (_, group) => FIRST + group * GROUP)

  it.each(groups)(
    '[L55] whatever fails, room, log and everyone’s screens agree in the end, and all that was acknowledged happened once: seeds from %s',
    async (first) => {
      for (let seed = first; seed < first + GROUP; seed++)
        expect({ seed, wrong: await run(seed) }).toEqual({ seed, wrong: [] })
      record('fuzz', { seeds: GROUP, steps: GROUP * STEPS })
    },
  )
})
