import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, inject, it } from 'vitest'
import { expectSurvived, type Fault, Ordeal } from '../support/faults/ordeal.ts'
import { SmallDisk } from '../support/faults/small-disk.ts'
import { copyEmbedded } from '../support/servers/embedded-copy.ts'
import { type Cluster, startCluster } from '../support/servers/postgres-cluster.ts'
import { copyTemplate, createTemplate } from '../support/servers/postgres-template.ts'

/** Mounting needs privileges; without them these tests are skipped. */
const canMount = (() => {
  const probe = SmallDisk.ofMegabytes(1)
  probe?.remove()
  return probe !== undefined
})()

let disk: SmallDisk
let ordeal: Ordeal | undefined

describe.skipIf(!canMount)('on a full disk', () => {
  beforeEach(() => {
    const made = SmallDisk.ofMegabytes(250)
    if (!made) throw new Error('no disk')
    disk = made
  })
  afterEach(async () => {
    await ordeal?.server.wipeOut()
    ordeal = undefined
  })

  describe.skipIf(!inject('postgres'))('PostgreSQL', () => {
    let cluster: Cluster
    beforeEach(async () => {
      const started = await startCluster({ within: disk.folder, settings: { synchronous_commit: 'on' } })
      if (!started) throw new Error('PostgreSQL did not start')
      cluster = started
      ordeal = await Ordeal.on({ DATABASE_URL: await copyTemplate(cluster.url, await createTemplate(cluster.url)) })
    })
    afterEach(async () => {
      await cluster.stop()
      disk.remove()
    })

    it('[DF12] nothing is taken on a full disk, and with room again everything goes on by itself', () =>
      through('disk of PostgreSQL full', {}))

    it('[DF12] nor while the journal is full, whether that ends PostgreSQL or not', () =>
      through('journal of PostgreSQL full', {
        last: () => fillJournal({ connectionString: cluster.url }),
        end: () => cluster.start(),
      }))
  })

  describe('the embedded database', () => {
    let DATA_DIR: string
    beforeEach(async () => {
      DATA_DIR = join(disk.folder, 'data')
      copyEmbedded(DATA_DIR)
      ordeal = await Ordeal.on({ DATA_DIR })
    })
    afterEach(async () => {
      await ordeal?.server.wipeOut()
      disk.remove()
    })

    it('[DF12] nothing is taken on a full disk, and with room again everything goes on by itself', () =>
      through('disk of the embedded database full', {}))

    it('[DF12] nor while the journal is full, which hangs the embedded database for good', () =>
      through('journal of the embedded database full', {
        async last({ untilPrinted }) {
          await fillJournal({ host: join(DATA_DIR, 'socket'), user: 'postgres' })
          await untilPrinted('The disk of the data folder')
        },
      }))
  })
})

async function through(name: string, { last, end }: Pick<Fault, 'last' | 'end'>): Promise<void> {
  if (!ordeal) throw new Error('no ordeal')
  await expectSurvived(name, ordeal, {
    begin: () => disk.fill(),
    ...(last && { last }),
    async end() {
      disk.free()
      await end?.()
    },
  })
}

/** Fills the space that PostgreSQL reserves for its write-ahead log, without which it cannot run. */
async function fillJournal(config: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(config)
  client.on('error', () => {})
  await client.connect()
  const use = () => client.query(`select pg_logical_emit_message(false, 'full', 'disk'), pg_switch_wal()`)
  while (await use().then(yes, no));
}

const yes = () => true
const no = () => false
