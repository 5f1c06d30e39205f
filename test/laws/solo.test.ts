import { SYSTEM } from '@dryrun/server/core/system-commands.ts'
import { projectionFor } from '@dryrun/server/replay/model/perspective.ts'
import { ReplayFold } from '@dryrun/server/replay/model/replay-fold.ts'
import { Question } from '@dryrun/shared/pack.ts'
import { describe, expect, it } from 'vitest'
import { ada, bob, questionOf } from '../support/domain/facts.ts'
import { MINUTE } from '../support/domain/given.ts'
import { asCandidate } from '../support/domain/papers.ts'
import { Rehearsal } from '../support/domain/rehearsal.ts'
import { replay } from '../support/domain/replay.ts'
import { screensOf } from '../support/domain/replayed.ts'
import type { Tab } from '../support/domain/tab.ts'
import { timelineOf } from '../support/domain/timeline-of.ts'
import { Aviary, canariesIn } from '../support/secrecy/canaries.ts'

/** Runs the solo scheduler every half minute and calls `look` after each run. */
async function runFor(rehearsal: Rehearsal, minutes: number, look: () => void = () => {}): Promise<void> {
  for (let half = 0; half < minutes * 2; half++) {
    rehearsal.now += MINUTE / 2
    await rehearsal.do(SYSTEM, { type: 'conductSolo' })
    look()
  }
}

async function begun(question: Question): Promise<{ rehearsal: Rehearsal; tab: Tab }> {
  const rehearsal = await Rehearsal.open({ questions: [question], interviewers: ['guest'], solo: true })
  const tab = rehearsal.tab(ada)
  await rehearsal.do(ada, { type: 'startRound' })
  return { rehearsal, tab }
}

const { rating: _, ...paper } = asCandidate()

describe('alone with the clock', () => {
  it('[SO19] at no moment does who is alone receive a secret of any field', async () => {
    const aviary = new Aviary()
    const question = aviary.question(0)
    const [open, kept] = question.script.facts
    open!.impliesSecret = false
    const { rehearsal, tab } = await begun(question)
    const listed = new Set(
      ['title', 'prompt', 'startingBoard'].flatMap((root) =>
        aviary.canaries.filter(({ field }) => field.startsWith(root)).map(({ text }) => text),
      ),
    )
    const leaks: string[] = []
    const look = () => {
      const { shown = [] } = rehearsal.room.interview.rounds[0] ?? {}
      const put = new Set([...listed, ...shown.flatMap(({ text }) => [...canariesIn(text)])])
      const told = [...tab.received, ...rehearsal.tab(ada).received].join('\n')
      const known = [...canariesIn(told)].filter((text) => !put.has(text))
      leaks.push(...aviary.canaries.filter(({ text }) => known.includes(text)).map(({ field }) => field))
    }
    look()
    await runFor(rehearsal, 33, look)
    await rehearsal.do(ada, { type: 'askForHint' })
    await runFor(rehearsal, 12, look)
    await rehearsal.do(ada, { type: 'endInterview' })
    await rehearsal.do(ada, { ...paper, comment: '' })
    look()
    const shown = rehearsal.room.interview.rounds[0]?.shown ?? []
    expect(shown.map(({ kind }) => kind)).toContain('curveball')
    expect(shown.filter(({ kind }) => kind === 'fact').map(({ text }) => text)).toEqual([open!.tell])
    expect(leaks).toEqual([])
    const received = () => canariesIn(tab.received.join('\n'))
    for (const text of [kept!.tell, kept!.ask, open!.ask]) expect(received()).not.toContain(text)
    await rehearsal.do(ada, { type: 'breakSeal' })
    for (const text of [question.script.reallyAsking, kept!.tell]) expect(received()).toContain(text)
  })

  it('[SO20] two scripts that differ in all but what was put give the same messages, to the byte', async () => {
    const plain = questionOf('orders')
    const { script } = questionOf('orders', 'quite another text, and longer')
    const [first, second] = plain.script.followUps
    const followUps = [first, second, ...script.followUps.map((each) => ({ ...each, id: `more-${each.id}` }))]
    const keptBack = script.facts.map((each) => ({ ...each, id: `kept-${each.id}`, impliesSecret: true }))
    const facts = [...keptBack, ...plain.script.facts.map((each) => ({ ...each, ask: 'Another question?' }))]
    const { curveball } = plain.script
    const other = Question.parse({ ...plain, script: { ...script, facts, followUps, curveball } })
    const received = async (question: Question) => {
      const { rehearsal, tab } = await begun(question)
      await runFor(rehearsal, 36)
      return tab.received
    }
    const [one, another] = [await received(plain), await received(other)]
    for (const text of ['ask 2', 'fact 3']) expect(one.join('\n')).toContain(text)
    expect(another).toEqual(one)
  })

  it('[SO21] a replay shows at each version what was on screen live, alone as well', async () => {
    const { rehearsal, tab } = await begun(questionOf('orders'))
    await runFor(rehearsal, 20)
    await rehearsal.restart()
    tab.connect(rehearsal.room)
    await runFor(rehearsal, 25)
    await rehearsal.do(ada, { type: 'endInterview' })
    await rehearsal.do(bob, { type: 'takeSeat', seat: 'guest', name: 'Bob' })
    await rehearsal.do(ada, { ...paper, comment: '' })
    const told = screensOf(replay(rehearsal.entries(), ada))
    const screens = [...told.values()]
    for (const screen of screensOf(tab.frames).values()) expect(screens).toContainEqual(screen)
    expect(tab.replica.screen).toEqual(screens.at(-1))
  })

  it('[SO22] a reviewer looks through the interviewer’s eyes as if they had sat there, and nobody is said to have asked', async () => {
    const { rehearsal } = await begun(questionOf('orders', 'SECRET'))
    await runFor(rehearsal, 45)
    await rehearsal.do(ada, { type: 'endInterview' })
    await rehearsal.do(bob, { type: 'takeSeat', seat: 'guest', name: 'Bob' })
    const framesOf = (person: string) => {
      const sight = projectionFor(rehearsal.room.interview, person, 'own')
      const retelling = new ReplayFold(sight ?? (() => undefined))
      return rehearsal.entries().flatMap((entry) => retelling.apply(entry) ?? [])
    }
    const frames = framesOf(bob)
    expect(frames[0]?.set).toMatchObject({
      lens: 'interviewer',
      question: { script: { reallyAsking: expect.any(String) } },
    })
    const lines = timelineOf(frames)
    expect(lines.filter(({ kind }) => kind === 'followUp')).toHaveLength(3)
    expect(lines.filter(({ kind }) => kind === 'fact')).toHaveLength(3)
    expect(lines.filter(({ by }) => by !== null)).toEqual([])
    expect(JSON.stringify(framesOf(ada))).not.toContain('SECRET good')
  })
})
