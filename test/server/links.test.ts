import { refusals } from '@dryrun/shared/refusals.ts'
import { expect, it } from 'vitest'
import { eachServer } from '../support/http/each-server.ts'
import { openRequest } from '../support/http/open-request.ts'
import { Participant } from '../support/http/participant.ts'
import { tokenOf } from '../support/http/table.ts'

eachServer({}, (server) => {
  async function opened() {
    const ada = await Participant.named(server.url, 'Ada')
    const { id, links } = await ada.open(openRequest())
    return { ada, id, links, guest: tokenOf(links, 'guest') }
  }
  const stranger = () => new Participant(server.url)

  it('[K1] the first to claim a seat has it, and the second is told and leaves no trace', async () => {
    const { id, guest } = await opened()
    const bob = stranger()
    const eve = stranger()
    expect(await bob.claim(guest, 'Bob')).toBe(id)
    const late = await eve.post(`/api/links/${guest}/claim`, { name: 'Eve' })
    expect([late.status, late.body]).toMatchObject([409, { code: 'conflict', message: refusals.seatTaken }])
    expect(late.headers.getSetCookie()).toEqual([])
    expect((await eve.get(`/api/links/${guest}`)).body).toMatchObject({ taken: true, mine: null })
  })

  it('[K1] of two who claim at the same moment one has the seat', async () => {
    const { guest } = await opened()
    const people = [stranger(), stranger(), stranger(), stranger()]
    const answers = await Promise.all(people.map((each) => each.post(`/api/links/${guest}/claim`, { name: 'Bob' })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
  })

  it('[K1] who leaves and comes back in the same browser has the seat still', async () => {
    const { id, guest } = await opened()
    const bob = stranger()
    await bob.claim(guest, 'Bob')
    expect((await bob.get(`/api/links/${guest}`)).body).toMatchObject({ taken: true, mine: id })
    expect(await bob.claim(guest, 'Robert')).toBe(id)
    expect((await bob.get('/api/me')).body).toMatchObject({ me: { name: 'Bob' } })
    const { body } = await bob.get(`/api/interviews/${id}`)
    expect(body).toMatchObject({ interview: { seat: 'guest', people: [{ name: 'Ada' }, { name: 'Bob' }] } })
  })

  it('[K1] a claim names a guest, and renames one who had another name', async () => {
    const { guest } = await opened()
    const bob = await Participant.named(server.url, 'Somebody')
    await bob.claim(guest, 'Bob')
    expect((await bob.get('/api/me')).body).toEqual({ me: { ...bob.me, name: 'Bob' } })
  })

  it('[K1] a person has one seat: the host can’t take the guest’s', async () => {
    const { ada, guest } = await opened()
    const answer = await ada.post(`/api/links/${guest}/claim`, { name: 'Other' })
    expect([answer.status, answer.body]).toMatchObject([409, { message: refusals.alreadySeated }])
    expect((await ada.get('/api/me')).body).toMatchObject({ me: { name: 'Ada' } })
    expect((await stranger().get(`/api/links/${guest}`)).body).toMatchObject({ taken: false })
  })

  it('[K2] many may watch by one link', async () => {
    const { ada, id, links } = await opened()
    for (const seat of ['shadow', 'audience'] as const) {
      await stranger().claim(tokenOf(links, seat), `first ${seat}`)
      await stranger().claim(tokenOf(links, seat), `second ${seat}`)
      expect((await stranger().get(`/api/links/${tokenOf(links, seat)}`)).body).toMatchObject({ seat, taken: false })
    }
    const { body } = await ada.get(`/api/interviews/${id}`)
    expect((body as { interview: { people: unknown[] } }).interview.people).toHaveLength(5)
  })

  it('[AX8] the link that shows the script is made by the interviewer of the next round, and opens while they interview', async () => {
    const ada = await Participant.named(server.url, 'Ada')
    const request = openRequest()
    const rounds = request.rounds.map((round) => ({ ...round, hostRole: 'candidate' as const }))
    const { id, links } = await ada.open({ ...request, rounds })
    expect(links.map(({ seat }) => seat).sort()).toEqual(['audience', 'guest'])
    const bob = await Participant.named(server.url, 'Bob')
    await bob.claim(tokenOf(links, 'guest'))
    const make = (person: Participant) => person.post(`/api/interviews/${id}/links`, { seat: 'shadow' })
    const refused = await make(ada)
    expect([refused.status, refused.body]).toMatchObject([409, { message: refusals.notYours }])
    const made = await make(bob)
    expect(made.status).toBe(201)

    // Simulates the host's link of an earlier version, which stored no author.
    const old = await server.app.invitations.create(id, Date.now(), ['shadow'])
    await server.pool.query('update links set made_by = null')
    const token = (made.body as { link: { token: string } }).link.token
    const late = await stranger().post(`/api/links/${tokenOf(old, 'shadow')}/claim`, { name: 'Sam' })
    expect([late.status, late.body]).toMatchObject([409, { message: refusals.observerLater }])
    await server.pool.query(`update links set made_by = 'guest' where seat = 'shadow' and revoked_at is null`)
    const sam = await Participant.named(server.url, 'Sam')
    expect(await sam.claim(token)).toBe(id)
    await sam.connect(id)
    await sam.until(({ view }) => view)
    expect(sam.view).toMatchObject({ lens: 'shadow', question: { index: 0 } })
    sam.disconnect()
  })

  it('[K3] another link ends the earlier one, for its seat alone; only the host can make one', async () => {
    const { ada, id, links, guest } = await opened()
    const bob = stranger()
    await bob.claim(tokenOf(links, 'audience'), 'Bob')
    expect((await bob.post(`/api/interviews/${id}/links`, { seat: 'guest' })).status).toBe(404)
    const { status, body } = await ada.post(`/api/interviews/${id}/links`, { seat: 'guest' })
    expect(status).toBe(201)
    expect((await stranger().get(`/api/links/${guest}`)).status).toBe(404)
    expect((await stranger().post(`/api/links/${guest}/claim`, { name: 'Eve' })).status).toBe(404)
    expect((await stranger().get(`/api/links/${tokenOf(links, 'shadow')}`)).status).toBe(200)
    expect(await stranger().claim((body as { link: { token: string } }).link.token, 'Carol')).toBe(id)
    expect((await ada.post(`/api/interviews/${id}/links`, { seat: 'host' })).status).toBe(400)
  })

  it('[K3] of links made at the same moment one works', async () => {
    const { ada, id } = await opened()
    const made = await Promise.all([1, 2, 3].map(() => ada.post(`/api/interviews/${id}/links`, { seat: 'guest' })))
    const tokens = made.map(({ body }) => (body as { link: { token: string } }).link.token)
    const shown = await Promise.all(tokens.map((token) => stranger().get(`/api/links/${token}`)))
    expect(shown.map(({ status }) => status).sort()).toEqual([200, 404, 404])
  })

  it('[K4] a token has 128 random bits, and what is stored can’t open anything', async () => {
    const { links, guest } = await opened()
    for (const { token } of links) expect(Buffer.from(token, 'base64url')).toHaveLength(16)
    const { rows } = await server.pool.query<{ token_hash: string }>('select * from links')
    expect(JSON.stringify(rows)).not.toContain(guest)
    for (const row of rows) expect((await stranger().get(`/api/links/${row.token_hash}`)).status).toBe(404)
  })

  it('[K5] a link shows whose it is and nothing of the questions', async () => {
    const { guest } = await opened()
    expect((await stranger().get(`/api/links/${guest}`)).body).toEqual({
      title: 'Practice on Friday',
      hostName: 'Ada',
      seat: 'guest',
      firstRole: 'candidate',
      targetLevel: 'senior',
      rounds: 1,
      taken: false,
      mine: null,
    })
  })
})
