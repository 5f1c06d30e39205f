import { randomUUID } from 'node:crypto'
import type { Entry, EventOf } from '@dryrun/server/core/events.ts'
import { migrate } from '@dryrun/server/db/migrate.ts'
import { createEventLog } from '@dryrun/server/log/event-log.ts'
import { Board } from '@dryrun/shared/interview/board.ts'
import { expect, it } from 'vitest'
import { box } from '../support/domain/facts.ts'
import { eachDatabase } from '../support/servers/databases.ts'
import { makeOlder } from '../support/servers/older-tables.ts'

const wild: [number, number][] = Array.from({ length: 1_500 }, (_, n) => [n % 2 ? 5e-324 : -1e-200, n + 0.25])
const stroke = box('s', { type: 'freedraw', points: wild, pressures: [1e300, 0.5], angle: -1e307 })
const words = 'reads 0.0000000000001 and 12345678901234567890123456789012345678901234567890'
const events: readonly Entry['event'][] = [
  { type: 'boardChanged', round: 0, patches: [{ id: 's', element: stroke }] },
  { type: 'said', text: `${words} ${'0'.repeat(200_000)}` },
  { type: 'boardChanged', round: 0, patches: [{ id: 'a', element: box('a', { x: 0.000_000_000_000_1 }) }] },
]

eachDatabase((_name, connect) => {
  it('[BO10] logs with written-out numbers of earlier versions become small and open again', async () => {
    const database = await connect()
    const id = randomUUID()
    await makeOlder(database.pool, '0008_packs_of_ones_own')
    const insert =
      'insert into interview_events (interview_id, seq, at, by, command_id, event) values ($1, $2, 0, $3, $4, $5)'
    for (const [index, event] of events.entries())
      await database.pool.query(insert, [id, index + 1, 'ada', randomUUID(), JSON.stringify(event)])
    const before = await database.pool.query('select max(octet_length(event::text)) as most from interview_events')
    expect(before.rows[0].most).toBeGreaterThan(400_000)
    await migrate(database.pool)

    const log = createEventLog(database.db)
    const [drawn, said, small] = (await log.read(id)).map(({ event }) => event)
    expect([said, small]).toEqual(events.slice(1))
    const board = new Board()
    board.apply((drawn as EventOf<'boardChanged'>).patches)
    expect(board.get('s')?.points).toEqual(wild.map(([, y]) => [0, y]))
    expect(board.get('s')?.pressures).toEqual([expect.closeTo(1e39, -38), 0.5])
    const { rows } = await database.pool.query(
      'select bytes, octet_length(event::text) as length from interview_events',
    )
    expect(rows.map(({ bytes }) => bytes)).toEqual(rows.map(({ length }) => length))
    expect(await log.size(id)).toBeLessThan(300_000)
    await database.close()
  })
})
