import { describe, expect, it } from 'vitest'
import { disagreements } from '../support/agreement.ts'
import { Commotion } from '../support/commotion.ts'
import { record } from '../support/figures.ts'

const SEEDS = 200
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
  const groups = Array.from({ length: SEEDS / GROUP }, (_, group) => group * GROUP + 1)

  it.each(groups)(
    '[L55] whatever fails, room, log and everyone’s screens agree in the end, and all that was acknowledged happened once: seeds from %s',
    async (first) => {
      for (let seed = first; seed < first + GROUP; seed++)
        expect({ seed, wrong: await run(seed) }).toEqual({ seed, wrong: [] })
      record('fuzz', { seeds: GROUP, steps: GROUP * STEPS })
    },
  )
})
