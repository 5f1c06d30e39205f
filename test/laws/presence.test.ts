import { Presence } from '@dryrun/shared/protocol.ts'
import { describe, expect, it } from 'vitest'
import { ada, bob, eve } from '../support/domain/facts.ts'
import { Rehearsal } from '../support/domain/rehearsal.ts'
import { Tab } from '../support/domain/tab.ts'

const at = (x: number): Presence => ({ cursor: [x, 0], viewport: null, selected: [], editing: null })
const writing = (editing: string | null): Presence => ({ cursor: null, viewport: null, selected: [], editing })
/** The text field that a person edits, as last announced to a connection; null before any announcement. */
const writerFor = (tab: Tab, by = ada) =>
  tab.news.flatMap((news) => (news.type === 'moved' && news.by === by ? [news.editing] : [])).at(-1) ?? null
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
    mine.point(rehearsal.room, at(1))
    mine.point(rehearsal.room, at(2))
    expect([movesFor(mine), movesFor(theirs)]).toEqual([[], ['ada 1', 'ada 2']])
    expect(movesFor(rehearsal.tab(eve))).toEqual(['ada 2'])
    mine.disconnect()
    mine.point(rehearsal.room, at(3))
    new Tab('mallory').point(rehearsal.room, at(4))
    expect(movesFor(rehearsal.tab(eve))).toEqual([])
    expect(movesFor(theirs)).toEqual(['ada 1', 'ada 2'])
  })

  it('[L47] where people point is never in the log', async () => {
    const rehearsal = await Rehearsal.open()
    const before = rehearsal.entries()
    rehearsal.tab(ada).point(rehearsal.room, at(1))
    await rehearsal.room.finish()
    expect(rehearsal.entries()).toEqual(before)
  })

  it('[PE1] of all tabs the first writes in a text, and every other tab is told, those of the same person too', async () => {
    const rehearsal = await Rehearsal.open()
    const [first, second, theirs] = [rehearsal.tab(ada), rehearsal.tab(ada), rehearsal.tab(bob)]
    first.point(rehearsal.room, writing('t'))
    expect([writerFor(first), writerFor(second), writerFor(theirs)]).toEqual([null, 't', 't'])
    theirs.point(rehearsal.room, writing('t'))
    expect(writerFor(first, bob)).toBeNull()
    second.point(rehearsal.room, writing(null))
    expect(writerFor(theirs), 'the other tab of the writer moves').toBe('t')
    expect(writerFor(rehearsal.tab(ada)), 'a tab that comes later').toBe('t')
    first.disconnect()
    expect([writerFor(second), writerFor(theirs)]).toEqual([null, null])
    theirs.point(rehearsal.room, writing('t'))
    expect(writerFor(second, bob)).toBe('t')
  })

  it('[PE2] the laser pointer is told with the cursor, and as nothing but up or down', async () => {
    const rehearsal = await Rehearsal.open()
    const [mine, theirs] = [rehearsal.tab(ada), rehearsal.tab(bob)]
    mine.point(rehearsal.room, { ...at(1), laser: 'down' })
    expect(theirs.news.at(-1)).toEqual({ type: 'moved', by: ada, ...at(1), laser: 'down' })
    for (const laser of ['up', 'down', undefined]) expect(Presence.safeParse({ ...at(1), laser }).success).toBe(true)
    for (const laser of ['on', true, null, [[0, 0]]])
      expect(Presence.safeParse({ ...at(1), laser }).success).toBe(false)
  })
})
