import type { Entry } from '@dryrun/server/core/events.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { ada, bob, box, eve } from '../support/domain/facts.ts'
import { Rehearsal } from '../support/domain/rehearsal.ts'
import { faultsIn, History, type Run } from '../support/faults/history.ts'

const say = (text: string) => ({ type: 'say', text }) as const

/** A correct run: Ada and Bob talk in turns, Bob draws, Eve watches. */
async function trueRun(): Promise<Run> {
  const rehearsal = await Rehearsal.open()
  const tabs = [ada, bob, eve].map((person) => rehearsal.tab(person))
  const history = new History()
  const ask = async (by: string, command: Parameters<History['invoked']>[2]) => {
    const id = rehearsal.newId()
    history.invoked(by, id, command)
    history.answered(by, id, await rehearsal.submit(by, command, id))
  }
  await ask(ada, { type: 'startRound' })
  for (const n of [1, 2, 3]) {
    await Promise.all([ask(ada, say(`Ada ${n}`)), ask(bob, say(`Bob ${n}`))])
    await ask(bob, { type: 'changeBoard', round: 0, patches: [{ id: `box${n}`, element: box(`box${n}`) }] })
  }
  await ask(bob, { type: 'startRound' })
  return { calls: history.calls, entries: rehearsal.entries(), watchers: tabs }
}

const renumbered = (entries: readonly Entry[]) => entries.map((entry, index) => ({ ...entry, seq: index + 1 }))

describe('a history against its log', () => {
  let run: Run
  beforeAll(async () => {
    run = await trueRun()
  })
  const entryOf = (text: string) => {
    const entry = run.entries.find(({ event }) => event.type === 'said' && event.text === text)
    if (!entry) throw new Error(`nobody said ${text}`)
    return entry
  }
  const faultsWith = (entries: readonly Entry[]) => faultsIn({ ...run, entries, watchers: [] })

  it('[KF1] the checker of histories finds what is lost, doubled, out of order or shown otherwise, and nothing in a true one', () => {
    expect(run.calls).toHaveLength(11)
    expect(faultsIn(run)).toEqual([])
  })

  it('[KF1] finds what was acknowledged and is lost', () => {
    const lost = entryOf('Bob 2')
    const faults = faultsWith(renumbered(run.entries.filter((entry) => entry !== lost)))
    expect(faults).toEqual([`say ${lost.commandId} of bob was acknowledged and is lost`])
  })

  it('[KF1] finds what was done twice, later or at once', () => {
    const twice = entryOf('Ada 1')
    expect(faultsWith(renumbered([...run.entries, twice]))).toContain(
      `entry ${run.entries.length + 1} (said) happened twice`,
    )
    const at = run.entries.indexOf(twice)
    expect(faultsWith(renumbered(run.entries.toSpliced(at, 0, twice)))).toEqual([
      `say should not have been done as it was, at entry ${twice.seq}`,
    ])
  })

  it('[KF1] finds a gap, and time that runs backwards', () => {
    const { seq } = entryOf('Bob 3')
    const gap = run.entries.map((entry) => (entry.seq < seq ? entry : { ...entry, seq: entry.seq + 1 }))
    expect(faultsWith(gap)).toEqual([`entry ${seq + 1} is out of its place`])
    const back = run.entries.map((entry) => (entry.seq === seq ? { ...entry, at: entry.at - 1 } : entry))
    expect(faultsWith(back)).toEqual([`time runs backwards at entry ${seq}`])
  })

  it('[KF1] finds what has changed places', () => {
    const [one, two] = [entryOf('Ada 1'), entryOf('Ada 2')]
    const swap = (entry: Entry) => (entry === one ? two : entry === two ? one : entry)
    const faults = faultsWith(renumbered(run.entries.map(swap)))
    expect(faults).toContain(`say ${two.commandId} of ada stands before what its client asked for earlier`)
  })

  it('[KF1] finds what stands before something answered before it was asked for', () => {
    const late = entryOf('Bob 3')
    const others = run.entries.filter((entry) => entry !== late)
    const early = renumbered(others.toSpliced(others.indexOf(entryOf('Ada 1')), 0, late))
    expect(faultsIn({ ...run, entries: early, watchers: [], inOrder: false })).toContain(
      `say ${late.commandId} of bob stands before what was acknowledged before it was asked for`,
    )
  })

  it('[KF1] finds what was refused and done all the same, or done otherwise', () => {
    const refused = run.calls.at(-1)
    if (!refused) throw new Error('nothing was refused')
    const after = { seq: run.entries.length + 1, at: run.entries.at(-1)?.at ?? 0, by: bob, commandId: refused.id }
    const faults = faultsWith([...run.entries, { ...after, event: { type: 'said', text: 'no' } } as Entry])
    expect(faults).toContain(`startRound ${refused.id} of bob was refused and is in the log`)
    const other = run.entries.map((entry) =>
      entry === entryOf('Bob 1') ? ({ ...entry, event: { ...entry.event, text: 'Bob one' } } as Entry) : entry,
    )
    expect(faultsWith(other)).toEqual([`say should not have been done as it was, at entry ${entryOf('Bob 1').seq}`])
  })

  it('[KF1] finds whoever saw something else than the log tells', () => {
    const [first, ...others] = run.watchers
    if (!first) throw new Error('nobody watched')
    const frames = first.frames.map((frame, index) => (index === 3 ? { ...frame, at: frame.at + 1 } : frame))
    expect(faultsIn({ ...run, watchers: [{ ...first, frames }, ...others] })).toEqual([
      `ada was shown version ${frames[3]?.version} otherwise than it is replayed`,
    ])
    const replica = { version: first.replica.version, screen: { view: undefined, board: undefined } }
    expect(faultsIn({ ...run, watchers: [{ ...first, replica }] })).toEqual(['ada sees something else'])
  })
})
