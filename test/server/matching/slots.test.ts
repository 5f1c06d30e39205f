import { slotRefusals } from '@dryrun/server/slots/model/slot.ts'
import type { SlotCommand, SlotView } from '@dryrun/shared/api/slots.ts'
import { expect, it } from 'vitest'
import { eachHouse } from '../../support/http/each-house.ts'
import { Participant } from '../../support/http/participant.ts'
import { rawRequest } from '../../support/http/raw-request.ts'
import { threeRounds } from '../../support/http/table.ts'

const minute = 60_000
const day = 24 * 60 * minute
const start = Date.UTC(2026, 10, 24, 9)
let now = start

eachHouse(
  {},
  (house) => {
    const named = (name: string) => Participant.named(house.server.url, name)
    const proposal = (...starts: number[]) => ({ interview: threeRounds, starts, timeZone: 'Europe/Berlin' })

    async function proposed(starts = [start + 7 * day, start + 8 * day]) {
      now = start
      const ada = await named('Ada')
      const { status, body } = await ada.post('/api/slots', proposal(...starts))
      expect(status, JSON.stringify(body)).toBe(201)
      const { slot, token } = body as { slot: SlotView; token: string }
      return { ada, id: slot.id, token, starts }
    }

    async function joined(token: string, name = 'Bob') {
      const bob = await named(name)
      const { status } = await bob.post(`/api/slot-links/${token}/join`, { name, timeZone: 'America/New_York' })
      expect(status).toBe(200)
      return bob
    }

    const tell = (person: Participant, id: string, command: SlotCommand) => person.post(`/api/slots/${id}`, command)
    const seen = async (person: Participant, id: string) =>
      ((await person.get(`/api/slots/${id}`)).body as { slot: SlotView }).slot

    async function agreed() {
      const { ada, id, token, starts } = await proposed()
      const bob = await joined(token)
      const { body } = await tell(bob, id, { type: 'pick', startsAt: starts[0] ?? 0 })
      expect(body).toMatchObject({ slot: { stage: 'agreed', startsAt: starts[0] } })
      return { ada, bob, id, token, startsAt: starts[0] ?? 0 }
    }

    it('[SL11] two people come to a time by a link: proposed, countered, picked', async () => {
      const { ada, id, token, starts } = await proposed()
      const { body: shown } = await new Participant(house.server.url).get(`/api/slot-links/${token}`)
      expect(shown).toMatchObject({ hostName: 'Ada', hostZone: 'Europe/Berlin', starts, taken: false, mine: null })
      const bob = await joined(token)
      expect(await seen(bob, id)).toMatchObject({
        offer: { mine: false, starts },
        firstRole: 'candidate',
        other: { name: 'Ada', zone: 'Europe/Berlin' },
      })
      await tell(bob, id, { type: 'offer', starts: [start + 9 * day] })
      expect(await seen(ada, id)).toMatchObject({
        offer: { mine: false, starts: [start + 9 * day] },
        other: { name: 'Bob', zone: 'America/New_York' },
      })
      await tell(ada, id, { type: 'pick', startsAt: start + 9 * day })
      for (const person of [ada, bob])
        expect(await seen(person, id)).toMatchObject({ stage: 'agreed', startsAt: start + 9 * day, offer: null })
      expect((await bob.get('/api/slots')).body).toMatchObject({ slots: [{ id }] })
    })

    it('[SL12] of two who answer at the same moment one comes second, and is told', async () => {
      const { token } = await proposed()
      const people = [await named('Bob'), await named('Cyd')]
      const answers = await Promise.all(
        people.map((each) => each.post(`/api/slot-links/${token}/join`, { name: 'Bob', timeZone: 'UTC' })),
      )
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
      const { id, bob, ada, startsAt } = await agreed()
      await tell(ada, id, { type: 'offer', starts: [start + 9 * day] })
      const both = await Promise.all([
        tell(bob, id, { type: 'pick', startsAt: start + 9 * day }),
        tell(ada, id, { type: 'cancel' }),
      ])
      expect(both.every(({ status }) => status === 200 || status === 409)).toBe(true)
      const { stage } = await seen(ada, id)
      expect(stage).toBe('cancelled')
      expect(startsAt).toBeGreaterThan(0)
    })

    it('[SL13] the interview opens once, with both seated, from ten minutes before its time', async () => {
      const { ada, bob, id, startsAt } = await agreed()
      now = startsAt - 11 * minute
      const early = await bob.post(`/api/slots/${id}/enter`, {})
      expect([early.status, early.body]).toMatchObject([409, { message: slotRefusals.tooEarly }])
      now = startsAt - 10 * minute
      const entered = await Promise.all([ada, bob, ada].map((each) => each.post(`/api/slots/${id}/enter`, {})))
      const ids = entered.map(({ body }) => (body as { interviewId: string }).interviewId)
      expect(new Set(ids).size).toBe(1)
      const { body } = await ada.get(`/api/interviews/${ids[0]}`)
      expect(body).toMatchObject({
        interview: {
          stage: 'lobby',
          people: [
            { name: 'Ada', seat: 'host' },
            { name: 'Bob', seat: 'guest' },
          ],
        },
      })
      expect(await seen(bob, id)).toMatchObject({
        stage: 'open',
        interviewId: ids[0],
      })
    })

    it('[SL14] for all but its two a slot is not there, whatever is asked of it', async () => {
      const { id, token } = await agreed()
      const cyd = await named('Cyd')
      const absent = '00000000-0000-4000-8000-000000000000'
      const stripped = ({ status, body }: { status: number; body: unknown }) => ({
        status,
        ...(body as object),
        requestId: '',
      })
      for (const path of ['', '/link', '/enter']) {
        const command = path ? {} : { type: 'cancel' }
        const foreign = stripped(await cyd.post(`/api/slots/${id}${path}`, command))
        expect(foreign).toMatchObject({ status: 404 })
        expect(stripped(await cyd.post(`/api/slots/${absent}${path}`, command))).toEqual(foreign)
        expect(stripped(await cyd.post(`/api/slots/x${path}`, command))).toEqual(foreign)
      }
      expect((await cyd.get(`/api/slots/${id}`)).status).toBe(404)
      expect((await cyd.get('/api/slots')).body).toEqual({ slots: [] })
      expect((await cyd.get(`/api/slot-links/${token}x`)).status).toBe(404)
    })

    it('[SL15] a link’s token is answered once, kept as a hash, and replaced as long as nobody has answered', async () => {
      const { ada, id, token } = await proposed()
      const { rows } = await house.server.pool.query('select * from slots where id = $1', [id])
      expect(JSON.stringify(rows)).not.toContain(token)
      const { body } = await ada.post(`/api/slots/${id}/link`, {})
      const { token: next } = body as { token: string }
      expect((await ada.get(`/api/slot-links/${token}`)).status).toBe(404)
      await joined(next)
      expect((await ada.post(`/api/slots/${id}/link`, {})).status).toBe(409)
      const late = new Participant(house.server.url)
      const refused = await late.post(`/api/slot-links/${next}/join`, { name: 'Cyd', timeZone: 'UTC' })
      expect([refused.status, refused.headers.getSetCookie()]).toEqual([409, []])
    })

    it('[SL16] neither of the two is told beforehand what will be asked', async () => {
      const { ada, bob, id, token } = await agreed()
      for (const each of [...ada.received, ...bob.received]) expect(each).not.toMatch(/orders|search|chat|questionId/)
      await bob.get(`/api/slot-links/${token}`)
      await bob.get(`/api/slots/${id}`)
      expect(bob.received.join()).not.toMatch(/"orders"|"search"|questionId/)
    })

    it('[EG17] without a public address a calendar file leads to the host that its reader asked', async () => {
      const { ada, id } = await agreed()
      const fileFor = async (host: string) => {
        const headers = { host, cookie: ada.cookie }
        const { body } = await rawRequest(house.server.url, { path: `/api/slots/${id}/calendar.ics`, headers })
        return /^URL:(.*)\r$/m.exec(body.replaceAll('\r\n ', ''))?.[1]
      }
      expect(await fileFor('dryrun.lan:8090')).toBe(`http://dryrun.lan:8090/slots/${id}`)
      expect(await fileFor('[fe80::1]')).toBe(`http://[fe80::1]/slots/${id}`)
      for (const host of ['a b', 'x;y', 'x@y', '"x"'])
        expect((await fileFor(host)) ?? house.server.url.replace('127.0.0.1', 'localhost')).toMatch(
          /^http:\/\/localhost:/,
        )
    })

    it('[EG6] a proposal of an earlier version is shown, its title in one line', async () => {
      const { ada, id } = await proposed()
      const old = JSON.stringify({
        ...threeRounds,
        title: 'Old\u202e\ntitle',
        plan: [{ id: 'a', name: 'A\nB', minutes: 9 }],
      })
      await house.server.pool.query('update slots set interview = $2 where id = $1', [id, old])
      expect(await seen(ada, id)).toMatchObject({ title: 'Old  title' })
    })
  },
  () => now,
)
