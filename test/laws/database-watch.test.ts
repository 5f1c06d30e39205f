import { DatabaseWatch } from '@dryrun/server/db/database-watch.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { HandClock } from '../support/page/hand-clock.ts'
import { turns } from '../support/page/live-room.ts'

type Mood = 'well' | 'refusing' | 'full' | 'hung'

let clock: HandClock
let mood: Mood
let looks: string[]
let hanging: ((error?: Error) => void)[]
let told: boolean[]
let silences: number
let watch: DatabaseWatch

const answer = (what: 'ask' | 'store') => (): Promise<void> => {
  looks.push(what)
  if (mood === 'refusing' || (mood === 'full' && what === 'store')) return Promise.reject(new Error('no'))
  if (mood !== 'hung') return Promise.resolve()
  return new Promise((resolve, reject) => {
    const cancel = clock.later(() => reject(new Error('Query read timeout')), 2_000)
    hanging.push((error) => {
      cancel()
      if (error) reject(error)
      else resolve()
    })
  })
}

function wake(): void {
  mood = 'well'
  for (const resolve of hanging.splice(0)) resolve()
}

/** Advances time in small steps and runs pending promises after each. */
async function pass(ms: number): Promise<void> {
  for (let gone = 0; gone < ms; gone += 50) {
    clock.pass(50)
    await turns()
  }
}

beforeEach(async () => {
  clock = new HandClock()
  mood = 'well'
  looks = []
  hanging = []
  told = []
  silences = 0
  watch = new DatabaseWatch({
    ask: answer('ask'),
    store: answer('store'),
    later: clock.later,
    onSilent: () => {
      silences += 1
    },
  })
  watch.onChange((isSaving) => told.push(isSaving))
  watch.start()
  await pass(1_000)
})

describe('the watch over the database', () => {
  it('[DF1] whether anything can be saved is known within two seconds, of the database’s going and of its return', async () => {
    mood = 'hung'
    await pass(2_000)
    expect(told).toEqual([false])
    await pass(28_000)
    expect(told).toEqual([false])
    wake()
    await pass(2_000)
    expect(told).toEqual([false, true])
  })

  it.each(['refusing', 'full'] as const)(
    '[DF1] whether anything can be saved is known within two seconds (%s)',
    async (how) => {
      mood = how
      // Without writes, a full disk only shows when a commit fails.
      if (how === 'full') await watch.follow(Promise.reject(new Error('no'))).catch(() => {})
      await pass(2_000)
      expect([watch.isSaving, told]).toEqual([false, [false]])
      await pass(60_000)
      expect(told).toEqual([false])
      mood = 'well'
      await pass(2_000)
      expect([watch.isSaving, told]).toEqual([true, [false, true]])
    },
  )

  it('[DF1] a commit that is late counts as not saved, and as saved when it comes after all', async () => {
    let land = () => {}
    const commit = watch.follow(new Promise<void>((resolve) => (land = resolve)))
    mood = 'hung'
    await pass(1_300)
    expect(told).toEqual([false])
    land()
    await commit
    expect(told).toEqual([false, true])
  })

  it('[DF2] a lost connection or a refused commit alone tells nobody that nothing can be saved', async () => {
    await expect(watch.follow(Promise.reject(new Error('another was first')))).rejects.toThrow('another was first')
    await pass(1_000)
    expect(looks).toContain('store')
    mood = 'refusing'
    const [before] = [looks.length]
    while (looks.length === before) await pass(50)
    mood = 'well'
    await pass(2_000)
    expect(told).toEqual([])
  })

  it('[DF2] while all is well nothing is stored, and there is one look at a time', async () => {
    await pass(10_000)
    expect(new Set(looks)).toEqual(new Set(['ask']))
    const before = looks.length
    mood = 'hung'
    await pass(1_950)
    expect(looks.length - before).toBe(1)
  })

  it('[DF3] a database that only ever keeps silent is said to be silent, one that refuses is not', async () => {
    mood = 'refusing'
    await pass(60_000)
    expect(silences).toBe(0)
    mood = 'hung'
    await pass(9_000)
    expect(silences).toBe(0)
    await pass(6_000)
    expect(silences).toBe(1)
    await pass(15_000)
    expect(silences).toBe(2)
  })

  it('[DF3] it looks no more once it has been stopped', async () => {
    watch.stop()
    const before = looks.length
    await pass(10_000)
    expect(looks).toHaveLength(before)
  })
})
