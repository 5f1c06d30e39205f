import type { Presence } from '@dryrun/shared/protocol.ts'
import { describe, expect, it } from 'vitest'
import { ada, bob, eve } from '../support/facts.ts'
import { Rehearsal } from '../support/rehearsal.ts'
import type { Tab } from '../support/tab.ts'

const at = (x: number): Presence => ({ cursor: [x, 0], viewport: null, selected: [], editing: null })
const hereFor = (tab: Tab) =>
  tab.news.filter(({ type }) => type === 'here').map((news) => 'people' in news && [...news.people].sort())
const movesFor = (tab: Tab) =>
  tab.news.flatMap((news) => (news.type === 'moved' ? [`${news.by} ${news.cursor?.[0]}`] : []))

describe('who is here, and where they point', () => {
  it('[L45] everyone is told who is connected, whenever that changes; two tabs are one person', async () => {
    const rehearsal = await Rehearsal.open()
    const mine = rehearsal.tab(ada)
    const first = rehearsal.tab(bob)
    const second = rehearsal.tab(bob)
    first.disconnect()
    expect(hereFor(mine).at(-1)).toEqual([ada, bob])
    second.disconnect()
    expect(hereFor(mine).at(-1)).toEqual([ada])
  })

  it('[L46] where someone points is told to the others, and to who comes later, as long as they are here', async () => {
    const rehearsal = await Rehearsal.open()
    const [mine, theirs] = [rehearsal.tab(ada), rehearsal.tab(bob)]
    rehearsal.room.point(ada, at(1))
    rehearsal.room.point(ada, at(2))
    expect([movesFor(mine), movesFor(theirs)]).toEqual([[], ['ada 1', 'ada 2']])
    expect(movesFor(rehearsal.tab(eve))).toEqual(['ada 2'])
    mine.disconnect()
    rehearsal.room.point(ada, at(3))
    rehearsal.room.point('mallory', at(4))
    expect(movesFor(rehearsal.tab(eve))).toEqual([])
    expect(movesFor(theirs)).toEqual(['ada 1', 'ada 2'])
  })

  it('[L47] where people point is never in the log', async () => {
    const rehearsal = await Rehearsal.open()
    const before = rehearsal.entries()
    rehearsal.tab(ada)
    rehearsal.room.point(ada, at(1))
    await rehearsal.room.finish()
    expect(rehearsal.entries()).toEqual(before)
  })
})
