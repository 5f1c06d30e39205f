import type { Player } from '@dryrun/shared/interview/terms.ts'
import { describe, expect, it } from 'vitest'
import { ada, bob, eve, inBreak, inRoundOne, inRoundTwo, opened, sam } from '../support/domain/facts.ts'
import { given, type Happened } from '../support/domain/given.ts'

const tom = 'tom'
const shadow = (letInBy?: Player): Happened => [
  tom,
  { type: 'seatTaken', name: 'Tom', seat: 'shadow', ...(letInBy && { letInBy }) },
]
const swapped = { type: 'roundFinished', nextInterviewer: 'host' } as const
const moments: readonly (readonly [string, readonly Happened[], asks: Player])[] = [
  ['the lobby', [opened], 'host'],
  ['the first round', inRoundOne, 'host'],
  ['the break', inBreak, 'guest'],
  ['the second round', inRoundTwo, 'guest'],
  ['a break before roles stay as they are', [...inRoundOne, [ada, swapped]], 'host'],
]

describe('a shadow', () => {
  it.each(moments)(
    '[AX7] sees the script of the player who let them in, and of the other rounds what the audience sees: %s',
    (_, past, asks) => {
      for (const letInBy of ['host', 'guest'] as const) {
        const view = given(...past, shadow(letInBy)).seenBy(tom)
        const role = letInBy === asks ? 'shadow' : 'audience'
        expect(view?.lens).toBe(role)
        expect(view?.people.find(({ id }) => id === tom)).toEqual({ id: tom, name: 'Tom', seat: 'shadow', role })
        expect(view !== undefined && 'question' in view).toBe(letInBy === asks)
      }
      expect(given(...past, shadow()).seenBy(tom)?.lens).toBe(asks === 'host' ? 'shadow' : 'audience')
    },
  )

  it('[AX7] at the end keeps the desks that they saw, and those alone', () => {
    const past: readonly Happened[] = [...inRoundTwo, shadow('guest'), [bob, { type: 'interviewEnded' }]]
    const view = given(...past).seenBy(tom)
    expect(view && 'reviews' in view && view.reviews.map(({ question }) => question.index)).toEqual([1])
    for (const [person, rounds] of [
      [sam, [0]],
      [eve, []],
    ] as const) {
      const seen = given(...past).seenBy(person)
      expect(seen && 'reviews' in seen && seen.reviews.map(({ question }) => question.index)).toEqual(rounds)
    }
  })

  it('[AX8] the link that shows the script is made by the interviewer of the next round, and opens while they interview', () => {
    const take = (letInBy: Player) => ({ type: 'takeSeat', seat: 'shadow', name: 'Tom', letInBy }) as const
    given(opened).when(tom, take('host')).then({ type: 'seatTaken', seat: 'shadow', name: 'Tom', letInBy: 'host' })
    given(opened).when(tom, take('guest')).refused('observerLater')
    given(...inBreak)
      .when(tom, take('host'))
      .refused('observerLater')
    given(...inRoundTwo)
      .when(tom, take('guest'))
      .then({ type: 'seatTaken', seat: 'shadow', name: 'Tom', letInBy: 'guest' })
  })

  it('[AX3] an interview is ended without its guest before its first round alone', () => {
    given(opened).when(ada, { type: 'closeInterview' }).then({ type: 'interviewEnded' })
    for (const past of [inRoundOne, inBreak])
      given(...past)
        .when(ada, { type: 'closeInterview' })
        .refused('wrongStage')
  })
})
