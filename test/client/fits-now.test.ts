import { fitsNow } from '@dryrun/client/room/script/guide/fits-now.ts'
import { planOfKind } from '@dryrun/shared/interview/kinds.ts'
import { describe, expect, it } from 'vitest'
import { fullQuestion } from '../support/packs/full-question.ts'

const { script } = fullQuestion()
const plan = planOfKind.design
const at = (phase: string, minutesLeft: number) => ({
  plan,
  phaseIndex: plan.findIndex(({ id }) => id === phase),
  minutesLeft,
})
type Done = { ticked?: readonly string[]; asked?: readonly string[] }

const fits = (place: ReturnType<typeof at>, { ticked = [], asked = [] }: Done = {}) =>
  fitsNow(
    {
      question: { index: 0, title: '', prompt: '', rubric: [], script },
      ticks: ticked.map((pointId) => ({ pointId, how: 'unprompted', at: 0 })),
      used: asked.map((itemId) => ({ itemId, at: 0 })),
    },
    place,
  ).map(({ id, isLate }) => (isLate ? `late ${id}` : id))

describe('what fits now', () => {
  it('[R39] what is open in the phase is listed by priority as far as the minutes go, and a must always', () => {
    const early = { ticked: ['store-first'] }
    const all = ['isolate-merchants', 'retry-plan', 'slow-merchant', 'out-of-order']
    expect(fits(at('deep-dive', 30), early)).toEqual(all)
    expect(fits(at('deep-dive', 13), early)).toEqual(all)
    expect(fits(at('deep-dive', 12), early)).toEqual(all.slice(0, 3))
    expect(fits(at('deep-dive', 0), early)).toEqual(all.slice(0, 3))
  })

  it('[R40] a must of an earlier phase comes first; what was heard, asked or belongs to later phases is left out', () => {
    expect(fits(at('deep-dive', 30))[0]).toBe('late store-first')
    expect(fits(at('requirements', 30))).toEqual([])
    const done = { ticked: ['store-first', 'isolate-merchants'], asked: ['slow-merchant'] }
    expect(fits(at('deep-dive', 30), done)).toEqual(['retry-plan', 'out-of-order'])
  })
})
