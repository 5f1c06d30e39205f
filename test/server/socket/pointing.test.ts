import { randomUUID } from 'node:crypto'
import { Pointing } from '@dryrun/shared/replay/recording.ts'
import { expect, it } from 'vitest'
import { eachHouse } from '../../support/http/each-house.ts'
import { Participant } from '../../support/http/participant.ts'
import { linesFrom } from '../../support/http/watch.ts'

eachHouse({}, (house) => {
  it('[RP17] pointers come back in the order of time, with who pointed', async () => {
    const { id, ada, bob, everyone } = await house.newTable()
    await ada.do({ type: 'startRound' })
    ada.point(10, 20)
    bob.point(30, 40)
    await bob.until(({ news }) => news.some((each) => each.type === 'moved' && each.by === ada.me?.id))
    await ada.until(({ news }) => news.some((each) => each.type === 'moved' && each.by === bob.me?.id))
    await ada.do({ type: 'endInterview' })
    const told = async () => linesFrom<Pointing>(bob, `/api/interviews/${id}/replay/pointing`)
    // Pointing is stored in the background, so it may appear after the end.
    await expect.poll(async () => (await told()).length).toBe(2)
    const pointing = await told()
    expect(pointing.map((each) => Pointing.parse(each).cursor).toSorted()).toEqual([
      [10, 20],
      [30, 40],
    ])
    expect(new Set(pointing.map(({ by }) => by))).toEqual(new Set([ada.me?.id, bob.me?.id]))
    for (const person of everyone)
      expect(await linesFrom(person, `/api/interviews/${id}/replay/pointing`)).toEqual(pointing)
  })

  it('[RP17] pointers come back in the order of time, however many rows they fill', async () => {
    const { id } = await house.newTable()
    const { pointingStore } = house.server.app
    const people = ['a', 'b', 'c']
    for (let row = 0; row < 90; row++) {
      const lanes = people.map((by, nth) => ({
        by,
        samples: Array.from({ length: 5 }, (_, n) => [1_000 * row + 200 * n + nth * 70, [row, n], null] as never),
      }))
      await pointingStore.append(id, lanes)
    }
    const read = []
    for await (const part of pointingStore.read(id)) read.push(...part)
    expect(read).toHaveLength(90 * 3 * 5)
    expect(read.map(({ at }) => at)).toEqual(read.map(({ at }) => at).toSorted((a, b) => a - b))
    expect(await pointingStore.count(id)).toBe(read.length)
    expect(await pointingStore.count(randomUUID())).toBe(0)
  })

  it('[RP18] whoever came late is told of no pointer from before', async () => {
    const { id, ada, links } = await house.newTable()
    await ada.do({ type: 'startRound' })
    await house.server.app.pointingStore.append(id, [{ by: 'a', samples: [[Date.now(), [1, 2], null]] }])
    const late = new Participant(house.server.url)
    await late.claim(links.find(({ seat }) => seat === 'audience')?.token ?? '', 'Tom')
    await ada.do({ type: 'endInterview' })
    const path = `/api/interviews/${id}/replay/pointing`
    expect(await linesFrom(ada, path)).toHaveLength(1)
    expect(await linesFrom(late, path)).toEqual([])
  })
})
