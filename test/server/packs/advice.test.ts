import { randomUUID } from 'node:crypto'
import { PackStore } from '@dryrun/server/packs/pack-store.ts'
import { readPacks } from '@dryrun/server/packs/read-packs.ts'
import { expect, it } from 'vitest'
import { questionOf } from '../../support/domain/facts.ts'
import { eachHouse } from '../../support/http/each-house.ts'
import { packFile, packsOf } from '../../support/http/own-packs.ts'
import { packFolder, packOf } from '../../support/http/pack-folder.ts'
import { Participant } from '../../support/http/participant.ts'
import { Aviary, canariesIn } from '../../support/secrecy/canaries.ts'
import { eachDatabase } from '../../support/servers/databases.ts'

const adviceFrom = (words: string) => ({
  mistakes: [{ mistake: `Draws first, ${words}`, instead: 'Ask for the load.' }],
  prepare: [{ advice: 'Estimate aloud', how: 'Two minutes for each service.' }],
})
const nothing = { mistakes: [], prepare: [] }

eachDatabase((_name, connect) => {
  it('[P47] the advice of a pack is answered to everyone who is offered the pack, and nothing else of it', async () => {
    const { db, close } = await connect()
    const stored = async (version: number, words?: string) => {
      const parts = words === undefined ? {} : { forCandidates: adviceFrom(words) }
      const store = new PackStore(db)
      const folder = await packFolder({ small: packOf([questionOf('orders')], version, parts) })
      await store.put(await readPacks(folder), 1)
      return store
    }
    expect(await (await stored(1, 'of the first')).adviceFor(undefined, 'small')).toEqual(adviceFrom('of the first'))
    const second = await stored(2, 'of the second')
    expect(await second.adviceFor('somebody', 'small')).toEqual(adviceFrom('of the second'))
    expect(await second.adviceFor(undefined, 'large')).toBeUndefined()
    expect(await (await stored(3)).adviceFor(undefined, 'small')).toEqual(nothing)
    await close()
  })
})

eachHouse({}, (house) => {
  const adviceOf = (who: Participant, id: string) => who.get(`/api/packs/${encodeURIComponent(id)}/advice`)

  it('[P47] the advice of a pack is answered without a name too, and an unknown pack has none', async () => {
    const nobody = new Participant(house.server.url)
    expect(await adviceOf(nobody, 'small')).toMatchObject({ status: 200, body: nothing })
    for (const id of ['large', randomUUID(), '__proto__', 'small/1', '\0', 'x'.repeat(190)])
      expect((await adviceOf(nobody, id)).status, id).toBe(404)
  })

  it('[P48] the advice of an own pack is answered to its author alone, once it is published', async () => {
    const [ada, bob] = [
      await Participant.named(house.server.url, 'Ada'),
      await Participant.named(house.server.url, 'Bob'),
    ]
    const secret = { ...new Aviary().question(0), id: 'billing' }
    const advice = adviceFrom('of my own')
    const packs = packsOf(ada)
    const { id, revision } = await packs.begin(packFile([secret], 'Mine', { forCandidates: advice }))
    expect((await adviceOf(ada, id)).status).toBe(404)
    await packs.publish(id, revision)
    const reader = ada.anotherTab()
    expect(await adviceOf(reader, id)).toMatchObject({ status: 200, body: advice })
    expect([...canariesIn(reader.received.join('\n'))]).toEqual([])
    const message = ({ body }: { body: unknown }) => (body as { message: string }).message
    expect(message(await adviceOf(bob, id))).toBe(message(await adviceOf(bob, randomUUID())))
    expect((await adviceOf(bob, id)).status).toBe(404)
    expect(bob.received.join('\n')).not.toContain('of my own')
    await packs.remove(id)
    expect((await adviceOf(ada, id)).status).toBe(404)
  })
})
