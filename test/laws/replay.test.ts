import { InterviewFold } from '@dryrun/server/core/fold.ts'
import { fold } from '@dryrun/server/core/log-fold.ts'
import { project } from '@dryrun/server/core/project.ts'
import { KEPT_BYTES, KeptFrames } from '@dryrun/server/room/kept-frames.ts'
import { KEPT_AWAY_MS } from '@dryrun/server/room/participants.ts'
import type { Frame } from '@dryrun/shared/interview/frame.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { ada, bob, box, eve, questionOf, sam } from '../support/domain/facts.ts'
import { Rehearsal } from '../support/domain/rehearsal.ts'
import { replay } from '../support/domain/replay.ts'
import { screensOf } from '../support/domain/replayed.ts'
import { asSent, Tab } from '../support/domain/tab.ts'
import { dated, wholeInterview } from '../support/domain/whole-interview.ts'

const everyone = [ada, bob, sam, eve]
const questions = ['orders', 'search', 'chat'].map((id) => questionOf(id))
const steps = wholeInterview(questions)

describe('a whole interview', () => {
  let rehearsal: Rehearsal
  const tabs = new Map<string, Tab>()
  const screenOf = (person: string) => tabs.get(person)?.replica.screen
  beforeAll(async () => {
    rehearsal = await Rehearsal.open({ questions })
    for (const person of everyone) tabs.set(person, rehearsal.tab(person))
    for (const { by, command } of steps) {
      rehearsal.now += 1_000
      await rehearsal.do(by, dated(command, rehearsal.room.interview))
    }
  })

  it('[L11] the log has no gaps, time never runs backwards, and an event tells who did it', () => {
    const entries = rehearsal.entries()
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1))
    expect(entries.every(({ at }, index) => at >= (entries[index - 1]?.at ?? 0))).toBe(true)
    expect(entries.every(({ by }) => everyone.includes(by))).toBe(true)
  })

  it.each(everyone)('[L12] a replay shows at each version what was on screen live: %s', (person) => {
    const live = screensOf(tabs.get(person)?.frames ?? [])
    const told = screensOf(replay(rehearsal.entries(), person))
    // Replay versions count from the person's first view, room versions from their arrival.
    const before = Math.max(...told.keys()) - Math.max(...live.keys())
    for (const [version, screen] of live)
      expect({ version, screen }).toEqual({ version, screen: told.get(version + before) })
    expect(told.size).toBe(Math.max(...told.keys()))
    expect(live.size).toBe(Math.max(...live.keys()) - Math.min(...live.keys()) + 1)
  })

  it.each(everyone)('[L13] a replay ends with what the person may see of the interview as it is: %s', (person) => {
    const told = [...screensOf(replay(rehearsal.entries(), person)).values()].at(-1)
    expect(told?.view).toEqual(asSent(project(fold(rehearsal.entries()), person)))
    const story = new InterviewFold()
    for (const entry of rehearsal.entries()) story.apply(entry)
    expect(told?.board).toEqual(asSent([...story.boards.of(2).elements()]))
  })

  it.each(everyone)('[L14] who comes late sees what those see who were there all the time: %s', (person) => {
    const late = rehearsal.tab(person)
    expect(late.replica.screen).toEqual(screenOf(person))
    expect(late.replica.version).toBe(tabs.get(person)?.replica.version)
  })

  it.each(everyone)(
    '[L15] who comes back gets exactly what they missed, from whichever version they left: %s',
    (person) => {
      const frames = tabs.get(person)?.frames ?? []
      for (let left = 0; left < frames.length; left += 1 + (left >> 3)) {
        const { version } = frames[left] as Frame
        const tab = new Tab(person)
        for (const frame of frames.slice(0, left + 1)) tab.replica.apply(frame)
        tab.connect(rehearsal.room)
        expect(tab.replica.screen).toEqual(screenOf(person))
        expect(tab.frames.map((frame) => frame.version)).toEqual(
          frames.map((frame) => frame.version).filter((each) => each > version),
        )
        tab.disconnect()
      }
    },
  )

  it('[L16] a version that the server does not know is answered with everything', () => {
    for (const version of [99_999, 5_000_000]) {
      const tab = new Tab(bob)
      tab.replica.version = version
      tab.connect(rehearsal.room)
      expect(tab.replica.screen).toEqual(screenOf(bob))
      tab.disconnect()
    }
  })

  it('[L10] the live room, a restarted room and the log tell one story', async () => {
    const entries = rehearsal.entries()
    expect(asSent(rehearsal.room.interview)).toEqual(asSent(fold(entries)))
    const live = asSent(rehearsal.room.interview)
    await rehearsal.restart()
    expect(asSent(rehearsal.room.interview)).toEqual(live)
  })
})

describe('coming back', () => {
  it('[L17] who was away for longer than steps are kept gets everything anew', async () => {
    const rehearsal = await Rehearsal.open({ questions })
    const [stays, leaves] = [rehearsal.tab(bob), rehearsal.tab(bob)]
    await rehearsal.do(ada, { type: 'startRound' })
    leaves.disconnect()
    for (let n = 0; n < 510; n++)
      await rehearsal.do(ada, { type: 'changeBoard', round: 0, patches: [{ id: 'a', element: box('a', { x: n }) }] })
    const before = leaves.frames.length
    leaves.connect(rehearsal.room)
    expect(leaves.frames.slice(before).map(({ fresh }) => fresh)).toEqual([true])
    expect(leaves.replica.screen).toEqual(stays.replica.screen)
    expect(leaves.replica.version).toBe(stays.replica.version)
  })

  it('[L18] after a restart who comes back gets everything anew, whatever version they have seen', async () => {
    const rehearsal = await Rehearsal.open({ questions })
    const tabs = everyone.map((person) => rehearsal.tab(person))
    for (const { by, command } of steps.slice(0, 30)) await rehearsal.do(by, command)
    const before = tabs.map(({ replica }) => replica.screen)
    for (let life = 0; life < 3; life++) {
      await rehearsal.restart()
      for (const tab of tabs) {
        const had = tab.frames.length
        expect(tab.connect(rehearsal.room)).toBe(true)
        expect(tab.frames.slice(had).map(({ fresh }) => fresh)).toEqual([true])
      }
      expect(tabs.map(({ replica }) => replica.screen)).toEqual(before)
    }
    await rehearsal.do(bob, { type: 'say', text: 'back' })
    for (const tab of tabs) expect(tab.replica.view?.chat.at(-1)?.text).toBe('back')
  })

  it('[RB15] who left a while ago is shown nothing more, and comes back to everything anew', async () => {
    const rehearsal = await Rehearsal.open({ questions })
    const [soon, late] = [rehearsal.tab(bob), rehearsal.tab(eve)]
    for (const tab of [soon, late]) tab.disconnect()
    await rehearsal.do(ada, { type: 'say', text: 'one' })
    rehearsal.now += KEPT_AWAY_MS
    await rehearsal.do(ada, { type: 'say', text: 'two' })
    soon.connect(rehearsal.room)
    expect(soon.frames.slice(1).map(({ add }) => add?.chat)).toMatchObject([[{ text: 'one' }], [{ text: 'two' }]])
    rehearsal.now += 1
    await rehearsal.do(ada, { type: 'say', text: 'three' })
    for (let turn = 0; turn < 2; turn++) {
      late.connect(rehearsal.room)
      expect(late.frames.slice(1).map(({ fresh }) => fresh)).toEqual([true])
      expect(late.replica.view?.chat).toHaveLength(3)
    }
    await rehearsal.do(ada, { type: 'say', text: 'four' })
    for (const tab of [soon, late]) expect(tab.replica.view?.chat).toHaveLength(4)
  })

  it('[RB16] steps are kept up to so many bytes, and who has missed more gets everything anew', () => {
    const kept = new KeptFrames()
    const frameOf = (version: number, bytes: number) => {
      const frame = { version, at: 0, add: { chat: [''] } }
      frame.add.chat = ['x'.repeat(bytes - JSON.stringify(frame).length)]
      return frame
    }
    const versions = (from: number, to: number) => kept.between(from, to)?.map(({ version }) => version)
    kept.push(frameOf(1, KEPT_BYTES / 2))
    kept.push(frameOf(2, KEPT_BYTES / 2))
    expect(versions(0, 2)).toEqual([1, 2])
    kept.push(frameOf(3, 100))
    expect([versions(0, 3), versions(1, 3)]).toEqual([undefined, [2, 3]])
    kept.push(frameOf(4, KEPT_BYTES + 1))
    expect([versions(3, 4), versions(4, 4)]).toEqual([undefined, []])
    kept.push(frameOf(5, 100))
    expect(versions(4, 5)).toEqual([5])
  })

  it('[L59] work that arrives late for an earlier round is kept, and not drawn on the board that is on screen', async () => {
    const rehearsal = await Rehearsal.open({ questions })
    const tabs = everyone.map((person) => rehearsal.tab(person))
    const say = { type: 'say', text: 'now' } as const
    await rehearsal.do(ada, { type: 'startRound' })
    await rehearsal.do(ada, { type: 'finishRound', swap: false })
    await rehearsal.do(ada, { type: 'startRound' })
    const before = tabs.map(({ replica }) => replica.screen)
    await rehearsal.do(bob, { type: 'changeBoard', round: 0, patches: [{ id: 'late', element: box('late') }] })
    expect(tabs.map(({ replica }) => replica.screen)).toEqual(before)
    await rehearsal.do(bob, say)
    expect(tabs.map(({ replica }) => replica.screen.board)).toEqual(before.map(({ board }) => board))
    expect(
      rehearsal.entries().some(({ event }) => event.type === 'boardChanged' && event.patches[0]?.id === 'late'),
    ).toBe(true)
  })

  it('[L19] a stranger is shown nothing', async () => {
    const rehearsal = await Rehearsal.open({ questions })
    const mallory = new Tab('mallory')
    expect(mallory.connect(rehearsal.room)).toBe(false)
    await rehearsal.do(ada, { type: 'startRound' })
    expect(mallory.received).toEqual([])
  })
})
