import { randomUUID } from 'node:crypto'
import type { OperatorReply } from '@dryrun/shared/api/moderation.ts'
import { expect, it } from 'vitest'
import { eachHouse } from '../../support/http/each-house.ts'
import { eachServer } from '../../support/http/each-server.ts'
import { openRequest } from '../../support/http/open-request.ts'
import { Participant } from '../../support/http/participant.ts'
import { tokenOf } from '../../support/http/table.ts'

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
    // Deleted accounts are ignored.
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

const START = 1_790_000_000_000
let at = START

eachHouse(
  { OPERATORS: 'Op@example.org, other@example.org' },
  (house) => {
    const remove = (person: Participant, path: string) =>
      person.request(path, { method: 'DELETE', headers: { 'content-type': 'application/json' }, body: '{}' })
    const idOf = ({ me }: Participant) => me?.id ?? ''

    /** An account whose email address counts as verified unless `isProven` is false. */
    async function accountOf(email: string, isProven = true): Promise<Participant> {
      const person = await Participant.named(house.server.url, 'Olga')
      await house.server.pool.query('update users set email = id where email = $1', [email])
      await house.server.pool.query(
        'update users set email = $1, email_verified = $2, is_anonymous = false where id = $3',
        [email, isProven, idOf(person)],
      )
      return person
    }

    it('[ST5] whom one has met in an interview one blocks and unblocks, by the name of then, and they learn nothing of it', async () => {
      const { id, ada, bob } = await house.newTable()
      const stranger = await Participant.named(house.server.url, 'Cyd')
      const before = bob.received.length
      const blocked = await ada.post(`/api/interviews/${id}/blocks`, { personId: idOf(bob) })
      const mine = { personId: idOf(bob), name: 'Bob', createdAt: at }
      expect(blocked).toMatchObject({ status: 201, body: { blocks: [mine] } })
      expect((await ada.post(`/api/interviews/${id}/blocks`, { personId: idOf(bob) })).body).toEqual({ blocks: [mine] })
      for (const personId of [idOf(stranger), idOf(ada), 'x'])
        expect((await ada.post(`/api/interviews/${id}/blocks`, { personId })).status).toBe(404)
      expect(bob.received).toHaveLength(before)
      expect((await bob.get('/api/blocks')).body).toEqual({ blocks: [] })
      expect((await remove(bob, `/api/blocks/${idOf(ada)}`)).status).toBe(404)
      expect((await remove(ada, `/api/blocks/${idOf(bob)}`)).body).toEqual({ blocks: [] })
      expect(await house.server.app.standing.blocked([idOf(ada), idOf(bob)])).toEqual([])
    })

    it('[ST6] a complaint is taken once, from somebody of an interview about another of it', async () => {
      const { id, ada, bob } = await house.newTable()
      const stranger = await Participant.named(house.server.url, 'Cyd')
      const complaint = { personId: idOf(bob), kind: 'conduct', words: 'Shouted' }
      const path = `/api/interviews/${id}/complaints`
      for (const words of ['', ' ', 'x'.repeat(2_001)])
        expect((await ada.post(path, { ...complaint, words })).status).toBe(400)
      for (const personId of [idOf(stranger), idOf(ada)])
        expect((await ada.post(path, { ...complaint, personId })).status).toBe(404)
      expect((await stranger.post(path, complaint)).status).toBe(404)
      expect((await ada.post(path, complaint)).status).toBe(201)
      expect((await ada.post(path, { ...complaint, words: 'Again' })).status).toBe(409)
      expect((await bob.post(path, { ...complaint, personId: idOf(ada) })).status).toBe(201)
    })

    it('[ST7] an operator reads who complains of whom, and nothing of the interview; for anybody else there is no such page', async () => {
      at += 1
      const { id, ada, bob } = await house.newTable()
      await ada.post(`/api/interviews/${id}/complaints`, { personId: idOf(bob), kind: 'absent', words: 'Never came' })
      const operator = await accountOf('op@example.org')
      const [latest] = ((await operator.get('/api/operator')).body as OperatorReply).complaints
      expect(latest).toEqual({
        ...{ id: expect.any(String), kind: 'absent', words: 'Never came', createdAt: at, closedAt: null },
        ...{ by: { id: idOf(ada), name: 'Ada' }, about: { id: idOf(bob), name: 'Bob' } },
      })
      expect(operator.received.join('\n')).not.toContain(id)
      const close = `/api/operator/complaints/${latest?.id}`
      const put = (person: Participant, closed: boolean) =>
        person.request(close, {
          method: 'PUT',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ closed }),
        })
      const closed = ((await put(operator, true)).body as OperatorReply).complaints
      expect(closed.find((each) => each.id === latest?.id)).toMatchObject({ closedAt: at })
      expect(closed.at(-1)?.id).toBe(latest?.id)
      const [nobody, unproven] = [new Participant(house.server.url), await accountOf('other@example.org', false)]
      const [expected, ...others] = [
        await nobody.get('/api/nothing'),
        ...(await Promise.all([nobody, ada, bob, unproven].map((person) => person.get('/api/operator')))),
      ].map(({ status, body }) => ({ status, body: { ...(body as object), requestId: '' } }))
      for (const other of others) expect(other).toEqual(expected)
      expect((await put(ada, true)).status).toBe(404)
    })

    it('[ST8] whoever is suspended changes nothing and enters no room, reads what is theirs, and comes back when it ends', async () => {
      const { id, ada, bob, links } = await house.newTable()
      const old = await house.newTable()
      await old.ada.do({ type: 'startRound' })
      await old.ada.do({ type: 'endInterview' })
      const operator = await accountOf('op@example.org')
      const suspend = { personId: idOf(bob), days: 2, reason: 'Shouted at people' }
      expect((await operator.post('/api/operator/suspensions', { ...suspend, personId: 'x' })).status).toBe(404)
      const { body } = await operator.post('/api/operator/suspensions', suspend)
      expect((body as OperatorReply).suspensions).toEqual([
        {
          person: { id: idOf(bob), name: 'Bob' },
          reason: 'Shouted at people',
          createdAt: at,
          endsAt: at + 2 * DAY,
        },
      ])
      // The room has closed his connection.
      await ada.until(() => ada.news.at(-1)?.type === 'here' && !JSON.stringify(ada.news.at(-1)).includes(idOf(bob)))
      await expect(bob.anotherTab().connect(id)).rejects.toThrow('suspended')
      for (const [path, sent] of [
        ['/api/interviews', openRequest()],
        [`/api/links/${tokenOf(links, 'audience')}/claim`, { name: 'Bob' }],
        [`/api/interviews/${id}/complaints`, { personId: idOf(ada), kind: 'other', words: 'Unfair' }],
      ] as const)
        expect(await bob.post(path, sent)).toMatchObject({ status: 403, body: { code: 'suspended' } })
      expect((await bob.get(`/api/interviews/${id}`)).status).toBe(200)
      // Suspension never blocks a person's own account, whatever else is wrong with the request.
      for (const path of ['/api/password', '/api/account/proof'])
        expect((await bob.post(path, 'nothing')).status).not.toBe(403)
      expect((await ada.post('/api/interviews', openRequest({ packId: 'small' }))).status).not.toBe(403)
      await house.server.app.standing.suspend({ personId: idOf(old.bob), reason: 'x', by: 'x', endsAt: null })
      // Feedback on ended interviews stays allowed, because the other player waits for it.
      await old.bob.anotherTab().connect(old.id)
      expect((await old.bob.get(`/api/interviews/${old.id}/replay`)).status).toBe(200)
      expect((await remove(operator, `/api/operator/suspensions/${idOf(old.bob)}`)).status).toBe(200)
      expect((await remove(operator, `/api/operator/suspensions/${idOf(old.bob)}`)).status).toBe(404)
      at += 2 * DAY
      await bob.connect(id)
      expect(await house.server.app.standing.isSuspended(idOf(bob))).toBe(false)
    })
  },
  () => at,
)
