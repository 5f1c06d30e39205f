import type { Patch } from '@dryrun/shared/interview/element.ts'
import { expect, it } from 'vitest'
import { ada, bob, box, INTERVIEW } from '../support/domain/facts.ts'
import { Rehearsal } from '../support/domain/rehearsal.ts'
import { Tab } from '../support/domain/tab.ts'

const draw = (...patches: Patch[]) => ({ type: 'changeBoard', round: 0, patches }) as const
const arrow = (id: string): Patch => ({
  id,
  element: box(id, {
    type: 'arrow',
    points: [
      [0, 0],
      [50, 0],
    ],
    startBinding: { elementId: 'box', focus: 0, gap: 1 },
  }),
})
/** A patch from a canvas that knows only its own arrows. */
const listOf = (...ids: string[]): Patch => ({
  id: 'box',
  set: { boundElements: ids.map((id) => ({ id, type: 'arrow' })) },
})

it('[BO16] two who bind arrows to one box at once both see both on it', async () => {
  const rehearsal = await Rehearsal.open()
  await rehearsal.do(ada, { type: 'startRound' })
  await rehearsal.do(ada, draw({ id: 'box', element: box('box') }))
  const tabs = [ada, bob].map((person) => new Tab(person))
  for (const tab of tabs) tab.connect(rehearsal.room)
  await Promise.all([
    rehearsal.submit(ada, draw(arrow('of-ada'), listOf('of-ada'))),
    rehearsal.submit(bob, draw(arrow('of-bob'), listOf('of-bob'))),
  ])
  const both = ['of-ada', 'of-bob'].map((id) => ({ id, type: 'arrow' }))
  const seen = (tab: Tab) => tab.replica.screen.board?.find(({ id }) => id === 'box')?.boundElements
  expect(tabs.map(seen)).toEqual([both, both])
  await rehearsal.do(bob, draw({ id: 'of-ada', set: { isDeleted: true } }, listOf()))
  expect(tabs.map(seen)).toEqual([[both[1]], [both[1]]])
  // Late participants and a room reopened from the log see the same.
  await rehearsal.restart()
  const late = new Tab(ada)
  late.connect(rehearsal.room)
  expect(seen(late)).toEqual([both[1]])
  expect(rehearsal.log.entries(INTERVIEW).filter(({ event }) => event.type === 'boardChanged')).toHaveLength(5)
})
