import { LinkWatch } from '@dryrun/client/live/link-watch.ts'
import type { PageTurn } from '@dryrun/client/live/page-life.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { HandClock } from '../support/page/hand-clock.ts'
import { turns } from '../support/page/live-room.ts'

let clock: HandClock
/** Offset in ms of the displayed time from the clock. */
let setApart: number
let hear: (turn: PageTurn) => void
let answers: ((at: number | undefined) => void)[]
let news: string[]
let watch: LinkWatch

beforeEach(() => {
  clock = new HandClock()
  setApart = 0
  answers = []
  news = []
  watch = new LinkWatch({
    page: {
      clock,
      shownNow: () => clock.now() + setApart,
      onTurn: (ears) => {
        hear = ears
        return () => {}
      },
    },
    ask: () => new Promise((resolve) => answers.push(resolve)),
    onDoubt: () => news.push('doubt'),
    onSure: (offset) => news.push(`sure ${offset}`),
    onDead: () => news.push('dead'),
    onChance: () => news.push('chance'),
  })
})

/** Connects and answers the time request that every new connection sends. */
async function live(): Promise<void> {
  watch.up()
  await answer()
  news.length = 0
}

async function answer(at: number | null = clock.now()): Promise<void> {
  answers.shift()?.(at ?? undefined)
  await turns(1)
}

function talk(ms: number): void {
  for (let passed = 0; passed < ms; passed += 1_000) {
    clock.pass(1_000)
    watch.heard()
  }
}

describe('a link that may have broken without a word', () => {
  test('[NW1] the server is asked as soon as it has been silent for longer than it ever is', async () => {
    await live()
    talk(60_000)
    expect(news).toEqual([])
    clock.pass(6_000)
    expect(news).toEqual([])
    clock.pass(1_000)
    expect(news).toEqual(['doubt'])
    await answer(null)
    expect(news).toEqual(['doubt', 'dead'])
  })

  test('[NW1] the server is asked after a sleep, and nothing is called safe before it answers', async () => {
    await live()
    hear('sleeps')
    expect(news).toEqual(['doubt'])
    clock.sleep(600_000)
    clock.pass(0)
    expect(answers).toHaveLength(1)
    expect(news).toEqual(['doubt', 'doubt'])
    await answer()
    expect(news.at(-1)).toBe('sure 0')
  })

  test('[NW1] a sleep is noticed by a late timer alone, and where the clock stood still by the time that is shown', async () => {
    await live()
    clock.sleep(5_000)
    clock.pass(0)
    expect(news).toEqual(['doubt'])
    await answer()
    news.length = 0
    setApart = 600_000
    clock.pass(1_000)
    expect(news).toEqual(['doubt'])
  })

  test('[NW1] whoever looks at the page again, or waits for an answer, raises no doubt before there is a reason', async () => {
    await live()
    hear('looked at')
    watch.check()
    expect(answers).toHaveLength(1)
    expect(news).toEqual([])
    await answer(null)
    expect(news).toEqual(['dead'])
  })

  test('[NW1] an answer of a link that is gone says nothing about the next', async () => {
    watch.up()
    watch.down()
    watch.up()
    await answer(null)
    expect(news).toEqual([])
    await answer()
    expect(news).toEqual(['sure 0'])
  })

  test('[NW1] without a link, waking is a chance to come back at once', async () => {
    await live()
    watch.down()
    clock.pass(60_000)
    hear('sleeps')
    expect(news).toEqual([])
    hear('woke')
    hear('looked at')
    clock.sleep(10_000)
    clock.pass(0)
    expect(news).toEqual(['chance', 'chance', 'chance'])
  })

  test('[NW2] with the answer comes the server’s time, taken for the middle of the way', async () => {
    watch.up()
    clock.pass(400)
    await answer(clock.now() + 50_000)
    expect(news).toEqual(['sure 50200'])
  })

  test('[NW1] after it is closed nothing is asked any more', async () => {
    await live()
    watch.close()
    clock.sleep(60_000)
    clock.pass(0)
    clock.pass(60_000)
    expect(news).toEqual([])
    expect(answers).toEqual([])
  })
})
