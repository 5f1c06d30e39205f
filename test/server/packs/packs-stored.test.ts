import { PackStore } from '@dryrun/server/packs/pack-store.ts'
import { readPacks } from '@dryrun/server/packs/read-packs.ts'
import { expect, it } from 'vitest'
import { questionOf } from '../../support/domain/facts.ts'
import { packFolder, packOf } from '../../support/http/pack-folder.ts'
import { eachDatabase } from '../../support/servers/databases.ts'

const secret = 'xyzzy-canary'
const orders = questionOf('orders', secret)
const changed = { ...orders, prompt: 'Design something else.' }

eachDatabase((_name, connect) => {
  /** A pack store of another server on the same database, loaded from a folder. */
  async function shelves() {
    const { db, close } = await connect()
    return {
      close,
      async start(...packs: Record<string, string>[]) {
        const folder = await packFolder(Object.fromEntries(packs.map((files, index) => [`pack-${index}`, files])))
        const shelf = new PackStore(db)
        await shelf.put(await readPacks(folder), 1)
        return shelf
      },
    }
  }

  it('[P5] a version is stored once: a changed text under the same version is refused with what to do', async () => {
    const { start, close } = await shelves()
    await start(packOf([orders]))
    await start(packOf([orders]))
    await expect(start(packOf([changed]))).rejects.toThrow(
      /pack-0\/pack\.yaml:2:1 version 1 of "small".*raise the version/,
    )
    const shelf = await start(packOf([changed], 2))
    expect((await shelf.question('small', 1, 'orders'))?.prompt).toBe(orders.prompt)
    expect((await shelf.question('small', 2, 'orders'))?.prompt).toBe(changed.prompt)
    await close()
  })

  it('[P5] of two folders with one version the second is refused, and of two versions the later is offered', async () => {
    const { start, close } = await shelves()
    await expect(start(packOf([orders]), packOf([changed]))).rejects.toThrow(/^.*one fault[\s\S]*pack-1\/pack\.yaml:2/)
    const shelf = await start(packOf([changed], 3), packOf([changed], 2))
    expect(shelf.catalog().map(({ id, version }) => [id, version])).toEqual([['small', 3]])
    await close()
  })

  it('[P46] the pack with the most questions is offered first', async () => {
    const { start, close } = await shelves()
    const large = packOf([orders, questionOf('search')])
    const shelf = await start(packOf([orders]), {
      ...large,
      'pack.yaml': String(large['pack.yaml']).replace('id: small', 'id: large'),
    })
    expect(shelf.catalog().map(({ id }) => id)).toEqual(['large', 'small'])
    await close()
  })

  it('[P6] a question is read as it was written, and one that is not there is not found', async () => {
    const { start, close } = await shelves()
    const shelf = await start(packOf([orders, questionOf('search')]))
    expect(await shelf.question('small', 1, 'orders')).toEqual(orders)
    expect(await shelf.question('small', 1, 'x" || true')).toBeUndefined()
    expect(await shelf.question('small', 9, 'orders')).toBeUndefined()
    expect(await shelf.question('large', 1, 'orders')).toBeUndefined()
    await close()
  })

  it('[P7] what anyone may see of a pack holds nothing of a prompt, a script or a rubric', async () => {
    const { start, close } = await shelves()
    const seen = (await start(packOf([orders]))).catalog()
    expect(seen).toEqual([
      {
        id: 'small',
        version: 1,
        title: 'Small',
        summary: 'Two questions.',
        questions: [
          {
            id: 'orders',
            title: 'About orders',
            kind: 'design',
            topics: ['queues'],
            levels: ['mid', 'senior', 'staff'],
          },
        ],
      },
    ])
    await close()
  })
})
