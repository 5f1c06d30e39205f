import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { eachServer } from '../support/each-server.ts'
import { Participant } from '../support/participant.ts'

const DAY = 24 * 60 * 60 * 1000

eachServer({}, (server) => {
  const named = async (name: string) => (await Participant.named(server.url, name)).me?.id ?? ''

  it('[ST3] what was agreed to counts once for each person, however often it is told, and the first word holds', async () => {
    const { standing } = server.app
    const [ada, bob, cyd] = [await named('Ada'), await named('Bob'), await named('Cyd')]
    for (const at of [1, 2]) await standing.missed(ada, 'slot 1', at)
    await standing.kept(ada, 'slot 1', 3)
    await standing.kept(bob, 'slot 1', 1)
    expect([...(await standing.of([ada, bob, cyd]))]).toEqual([
      [ada, { kept: 0, missed: 1 }],
      [bob, { kept: 1, missed: 0 }],
      [cyd, { kept: 0, missed: 0 }],
    ])
    expect(await standing.restsUntil(ada, 10)).toBeNull()
    await standing.missed(ada, 'slot 2', 5)
    expect(await standing.restsUntil(ada, 10)).toBe(5 + DAY)
    expect(await standing.restsUntil(bob, 10)).toBeNull()
    // Somebody who has deleted themselves is not missed.
    await standing.missed(randomUUID(), 'slot 1', 1)
  })

  it('[ST4] two of whom one has blocked the other are kept apart, whichever of them it was', async () => {
    const { standing } = server.app
    const [ada, bob, cyd] = [await named('Ada'), await named('Bob'), await named('Cyd')]
    await standing.blocks.put({ by: ada, blocked: bob, name: 'Bob' }, 1)
    const pair = [ada, bob].sort()
    expect(await standing.blocked([ada, bob, cyd])).toEqual([pair])
    expect(await standing.blocked([bob, ada])).toEqual([pair])
    expect(await standing.blocked([ada, cyd])).toEqual([])
    expect(await standing.blocks.list(bob)).toEqual([])
  })
})
