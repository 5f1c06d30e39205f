import { afterEach, expect, it, vi } from 'vitest'
import { eachHouse } from '../../support/http/each-house.ts'
import { Participant } from '../../support/http/participant.ts'
import { tokenOf } from '../../support/http/table.ts'

eachHouse({}, (house) => {
  afterEach(() => void vi.restoreAllMocks())

  async function closed() {
    const table = await house.newTable()
    await table.ada.do({ type: 'startRound' })
    for (let n = 0; n < 20; n++) await table.bob.do({ type: 'say', text: `line ${n}` })
    const invitation = () => new Participant(house.server.url).get(`/api/links/${tokenOf(table.links, 'guest')}`)
    const live = (await invitation()).body
    for (const person of table.everyone) person.disconnect()
    await house.server.app.rooms.shut(table.id)
    const { eventLog } = house.server.app
    const reads = [
      vi.spyOn(eventLog, 'pages'),
      vi.spyOn(eventLog, 'factPages'),
      vi.spyOn(eventLog, 'read'),
      vi.spyOn(eventLog, 'readFacts'),
    ]
    return { table, live, invitation, reads: () => reads.map(({ mock }) => mock.calls.length) }
  }

  it('[RB25] a link is shown without a name and without reading the log, as it is shown from an open room', async () => {
    const { table, live, invitation, reads } = await closed()
    expect((await invitation()).body).toEqual(live)
    expect(live).toMatchObject({ title: 'Practice on Friday', hostName: 'Ada', taken: true, rounds: 3, mine: null })
    const bob = await table.bob.get(`/api/links/${tokenOf(table.links, 'guest')}`)
    expect(bob.body).toMatchObject({ mine: table.id })
    expect(reads()).toEqual([0, 0, 0, 0])
  })

  it('[RB26] a socket of somebody without a seat opens no room, and one with a seat does', async () => {
    const { table, reads } = await closed()
    const mallory = await Participant.named(house.server.url, 'Mallory')
    await expect(mallory.connect(table.id)).rejects.toThrow('notFound')
    expect([house.server.app.rooms.isOpen(table.id), reads()[0]]).toEqual([false, 0])
    await table.bob.connect(table.id)
    await table.bob.until(({ view }) => view?.chat.length === 20)
    expect([house.server.app.rooms.isOpen(table.id), reads()[0]]).toEqual([true, 1])
  })

  it('[RB27] who has a seat in the log alone is let in all the same: rows may be late', async () => {
    const { table } = await closed()
    await house.server.pool.query('delete from interview_people where interview_id = $1', [table.id])
    await table.eve.connect(table.id)
    await table.eve.until(({ view }) => view?.chat.length === 20)
  })
})
