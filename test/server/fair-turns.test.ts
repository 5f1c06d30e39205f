import { FairTurns } from '@dryrun/server/fair-turns.ts'
import { expect, it } from 'vitest'

function entered(turns: FairTurns, people: readonly string[], weight = 1) {
  const order: string[] = []
  const leaving: (() => void)[] = []
  for (const person of people)
    void turns.enter(person, weight).then((leave) => {
      order.push(person)
      leaving.push(leave)
    })
  const settle = () => new Promise(setImmediate)
  return {
    order,
    settle,
    async leaveOne() {
      leaving.shift()?.()
      await settle()
    },
  }
}

it('[QT6] the requests of one person wait for each other, and not those of everybody else', async () => {
  const turns = new FairTurns({ atOnce: 2, perPerson: 1, waiting: 100 })
  const { order, settle, leaveOne } = entered(turns, ['eve', 'eve', 'eve', 'eve', 'ada', 'bob'])
  await settle()
  expect(order).toEqual(['eve', 'ada'])
  for (let n = 0; n < 4; n++) await leaveOne()
  expect(order.slice(0, 4).sort()).toEqual(['ada', 'bob', 'eve', 'eve'])
  expect(order.indexOf('bob')).toBeLessThan(4)
})

it('[QT6] no more is in use at once than the bound, and all of it is given back', async () => {
  const turns = new FairTurns({ atOnce: 10, perPerson: 4, waiting: 100 })
  const people = Array.from({ length: 60 }, (_, n) => `person ${n % 7}`)
  const { order, settle, leaveOne } = entered(turns, people, 3)
  await settle()
  while (turns.inUse) {
    expect(turns.inUse).toBeLessThanOrEqual(10)
    await leaveOne()
  }
  expect(order).toHaveLength(people.length)
})

it('[QT6] a heavy request has its turn although light ones keep coming', async () => {
  const turns = new FairTurns({ atOnce: 10, perPerson: 10, waiting: 100 })
  const first = await turns.enter('eve', 6)
  const heavy = turns.enter('ada', 50)
  const light = turns.enter('bob', 1)
  first()
  const leave = await heavy
  expect(turns.inUse).toBe(50)
  leave()
  await light
  expect(turns.inUse).toBe(1)
})

it('[QT6] one too many is refused, one that is aborted leaves the queue, and a turn ends once', async () => {
  const turns = new FairTurns({ atOnce: 1, perPerson: 1, waiting: 1 })
  const leave = await turns.enter('ada')
  const gone = new AbortController()
  const waiting = turns.enter('ada', 1, gone.signal)
  await expect(turns.enter('ada')).rejects.toMatchObject({ reason: 'busy' })
  const other = turns.enter('bob')
  gone.abort()
  await expect(waiting).rejects.toMatchObject({ reason: 'busy' })
  leave()
  leave()
  await other
  expect(turns.inUse).toBe(1)
})

it('[QT6] work that fails gives its turn back', async () => {
  const turns = new FairTurns({ atOnce: 1, perPerson: 1, waiting: 1 })
  await expect(turns.run('ada', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await turns.run('ada', async () => turns.inUse)).toBe(1)
  expect(turns.inUse).toBe(0)
})
