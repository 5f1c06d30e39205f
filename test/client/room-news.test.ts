import type { TimelineLine } from '@dryrun/shared/timeline/timeline-line.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { ada, bob } from '../support/domain/facts.ts'
import { HandClock } from '../support/page/hand-clock.ts'
import { Browser, LiveRoom, turns } from '../support/page/live-room.ts'

let clock: HandClock
let server: LiveRoom
let [asks, answers]: Browser[] = []
let heard: Record<string, TimelineLine[]>

beforeEach(async () => {
  clock = new HandClock()
  clock.pass(10 * 60_000)
  server = new LiveRoom(clock)
  heard = { [ada]: [], [bob]: [] }
  asks = new Browser(server, ada, clock)
  answers = new Browser(server, bob, clock)
  await turns()
  for (const [person, browser] of [
    [ada, asks],
    [bob, answers],
  ] as const) {
    await browser.link()
    browser.client.news.listen((lines) => heard[person]?.push(...lines))
  }
  await turns()
})

const pass = async (ms: number) => {
  for (let left = ms; left > 0; left -= 50) {
    clock.pass(50)
    await turns()
  }
}
const wordsOf = (person: string) => heard[person]?.map(({ words }) => words)

describe('what a screen reader is told', () => {
  test('[TL14] what others do is said aloud in the same words, and what one did oneself is not', async () => {
    answers!.canvas.draw('t', { type: 'text', text: 'L', originalText: 'L' })
    await pass(500)
    answers!.canvas.draw('t', { text: 'Ledger', originalText: 'Ledger' })
    await pass(1_000)
    expect(heard).toEqual({ [ada]: [], [bob]: [] })
    await pass(4_000)
    expect(heard[ada]).toMatchObject([{ by: null, kind: 'board', words: 'wrote “Ledger”' }])
    expect(heard[bob]).toEqual([])

    void answers!.client.submit({ type: 'say', text: 'One region?' })
    void asks!.client.submit({ type: 'movePhase', phase: 'requirements' })
    void asks!.client.submit({ type: 'askFollowUp', followUpId: 'f1' })
    void asks!.client.submit({ type: 'tickPoint', pointId: 'p1', how: 'unprompted' })
    await pass(500)
    expect(wordsOf(ada)).toEqual(['wrote “Ledger”', 'said: One region?', 'moved to Requirements'])
    expect(wordsOf(bob)).toEqual(['moved to Requirements', 'asked: ask 1'])
  })

  test('[TL14] what two changed within a moment of each other is told to both', async () => {
    answers!.canvas.draw('t', { type: 'text', text: 'Ledger', originalText: 'Ledger' })
    await pass(200)
    asks!.canvas.draw('t', { text: 'Ledgers', originalText: 'Ledgers' })
    await pass(5_000)
    expect(wordsOf(ada)).toEqual(['wrote “Ledgers”'])
    expect(wordsOf(bob)).toEqual(['wrote “Ledgers”'])
  })

  test('[TL14] what was there when one came is no news, nor what one comes back to', async () => {
    answers!.canvas.draw('t', { type: 'text', text: 'Ledger', originalText: 'Ledger' })
    void answers!.client.submit({ type: 'say', text: 'One region?' })
    await pass(5_000)
    const words = wordsOf(ada)
    asks!.reload()
    await turns()
    asks!.client.news.listen((lines) => heard[ada]?.push(...lines))
    await asks!.link()
    await pass(20_000)
    expect(wordsOf(ada)).toEqual(words)
  })
})
