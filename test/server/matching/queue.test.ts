import { beforeEach, describe, expect, it } from 'vitest'
import { eachHouse } from '../../support/http/each-house.ts'
import { Participant } from '../../support/http/participant.ts'
import { Seeker } from '../../support/http/seeker.ts'

const second = 1_000
const start = 1_790_000_000_000
let at = start

eachHouse(
  {},
  (house) => {
    const seeker = async (name: string) => new Seeker(await Participant.named(house.server.url, name))
    const news = async () => (await new Participant(house.server.url).get('/api/queue')).body

    beforeEach(async () => {
      at += 3_600 * second
      await house.server.pool.query('delete from queue_entries; delete from queue_offers; delete from queue_waits')
    })

    async function offered() {
      const [ada, bob] = [await seeker('Ada Lovelace'), await seeker('Bob')]
      await ada.join()
      at += second
      expect(await bob.join()).toMatchObject({ state: 'offered' })
      return { ada, bob }
    }

    describe('waiting', () => {
      it('[QU15] two tabs are one place, under what was wanted last', async () => {
        const ada = await seeker('Ada')
        await ada.join()
        const since = at
        at += 5 * second
        const state = await new Seeker(ada.person.anotherTab()).join({ role: 'candidate', level: 'mid' })
        expect(state).toMatchObject({ state: 'waiting', since, wants: { role: 'candidate', level: 'mid' } })
        expect(await ada.hear()).toEqual(await ada.look())
        expect(await news()).toMatchObject({ waiting: 1 })
      })

      it('[QU16] a place is kept for twenty seconds out of reach, and no longer', async () => {
        const ada = await seeker('Ada')
        await ada.join()
        const since = at
        at += 20 * second
        expect(await ada.hear()).toMatchObject({ state: 'waiting', since })
        at += 20 * second + 1
        const bob = await seeker('Bob')
        expect(await bob.join()).toMatchObject({ state: 'waiting', news: { waiting: 1 } })
        expect(await ada.hear()).toMatchObject({ state: 'out' })
        expect(await ada.join()).toMatchObject({ state: 'offered' })
      })

      it('[QU17] how many wait is told to anyone, and how long it takes only from past waits', async () => {
        expect(await news()).toEqual({ waiting: 0, usuallyMinutes: null })
        const rows = [70, 80, 90, 100, 110, 50].map(
          (waited) => `(gen_random_uuid(), 'either', ${waited * second}, true, ${at})`,
        )
        await house.server.pool.query(`insert into queue_waits values ${rows.join()}`)
        await (await seeker('Ada')).join()
        expect(await news()).toEqual({ waiting: 1, usuallyMinutes: 2 })
      })

      it('[QU18] who has missed two in a row rests, and who knows every question is told so at once', async () => {
        const ada = await seeker('Ada')
        const { standing, rounds } = house.server.app
        for (const source of ['one', 'two']) await standing.missed(ada.id, source, at)
        expect(await ada.join()).toMatchObject({ state: 'resting', until: at + 86_400 * second })
        const bob = await seeker('Bob')
        for (const id of ['orders', 'search', 'chat']) await rounds.markSeen(bob.id, `small/${id}`, at)
        expect(await bob.join({ role: 'candidate' })).toMatchObject({ state: 'knowsAll' })
        expect(await bob.join({ role: 'interviewer' })).toMatchObject({ state: 'waiting' })
      })

      it('[QU19] who is blocked is never offered, and neither of the two learns of it', async () => {
        const [ada, bob] = [await seeker('Ada'), await seeker('Bob')]
        const { standing } = house.server.app
        await standing.blocks.put({ by: bob.id, blocked: ada.id, name: 'Ada' }, at)
        await ada.join()
        at += 200 * second
        await ada.join()
        expect(await bob.join()).toMatchObject({ state: 'waiting', news: { waiting: 2 } })
        expect(await ada.hear()).toMatchObject({ state: 'waiting' })
      })
    })

    describe('an offer', () => {
      it('[QU20] an offer shows a first name, how often they came, and what they want; and nothing else of them', async () => {
        const { ada, bob } = await offered()
        const { standing } = house.server.app
        await standing.kept(ada.id, 'one', at)
        await standing.missed(ada.id, 'two', at)
        const state = await bob.look()
        expect(state).toEqual({
          state: 'offered',
          now: at,
          offer: {
            partner: { name: 'Ada', kept: 1, missed: 1, level: 'senior', languages: ['en'] },
            role: expect.stringMatching(/^(interviewer|candidate)$/),
            rounds: 2,
            level: 'senior',
            accepted: false,
            expiresAt: at + 30 * second,
          },
        })
        const other = await ada.look()
        if (state.state !== 'offered' || other.state !== 'offered') throw new Error('both are offered each other')
        expect([state.offer.role, other.offer.role].toSorted()).toEqual(['candidate', 'interviewer'])
      })

      it('[QU21] an offer accepted by both opens one interview with both in it, and two rounds in turn', async () => {
        const { ada, bob } = await offered()
        expect(await ada.accept()).toMatchObject({ state: 'offered', offer: { accepted: true } })
        const agreed = await bob.accept()
        if (agreed.state !== 'matched') throw new Error(`they are ${agreed.state}`)
        expect(await ada.hear()).toEqual(agreed)
        const interview = await house.server.app.rooms.peek(agreed.interviewId)
        const told = [ada, bob].flatMap(({ person }) => person.received).join()
        for (const { question } of interview?.rounds ?? []) {
          expect(told).not.toContain(`"${question.id}"`)
          expect(told).not.toContain(question.title)
        }
        expect(interview?.people.map(({ name, seat }) => [name, seat])).toEqual([
          ['Ada Lovelace', 'host'],
          ['Bob', 'guest'],
        ])
        expect(new Set(interview?.rounds.map(({ interviewer }) => interviewer)).size).toBe(2)
        expect(new Set(interview?.rounds.map(({ question }) => question.id)).size).toBe(2)
        expect(await news()).toMatchObject({ waiting: 0 })
        at += 300 * second
        expect(await ada.look()).toMatchObject({ state: 'out' })
      })

      it('[QU22] who declines leaves the queue, and the other keeps their place', async () => {
        const { ada, bob } = await offered()
        const since = at - second
        await ada.accept()
        expect(await bob.leave()).toMatchObject({ state: 'out' })
        expect(await ada.hear()).toMatchObject({ state: 'waiting', since, letDownAt: at, news: { waiting: 1 } })
        expect(await bob.join()).toMatchObject({ state: 'waiting' })
      })

      it('[QU23] who does not accept within thirty seconds leaves the queue, and so does nobody else', async () => {
        const { ada, bob } = await offered()
        const since = at - second
        await ada.accept()
        at += 20 * second
        await Promise.all([ada.hear(), bob.hear()])
        at += 10 * second
        expect(await bob.accept()).toMatchObject({ state: 'out' })
        expect(await ada.hear()).toMatchObject({ state: 'waiting', since, letDownAt: at })
      })

      it('[QU24] two who have met are not brought together again next time', async () => {
        const { ada, bob } = await offered()
        await ada.accept()
        expect(await bob.accept()).toMatchObject({ state: 'matched' })
        // One free question suffices: the other two of three are pending in Ada's interview with Bob.
        await ada.join({ role: 'interviewer' })
        at += second
        expect(await bob.join()).toMatchObject({ state: 'waiting', news: { waiting: 2 } })
        const cyd = await seeker('Cyd')
        expect(await cyd.join()).toMatchObject({ state: 'offered', offer: { partner: { name: 'Ada' } } })
      })

      it('[QU25] a server that dies after both have accepted leaves nobody behind', async () => {
        const { ada, bob } = await offered()
        const { app } = house.server
        const { submitHouse } = app.rooms
        app.rooms.submitHouse = () => Promise.reject(new Error('gone'))
        await ada.accept()
        await expect(bob.accept()).rejects.toThrow('failed')
        app.rooms.submitHouse = submitHouse
        expect(await ada.hear()).toMatchObject({ state: 'matched' })
        expect(await bob.look()).toEqual(await ada.look())
      })

      it('[QU29] a look at the queue opens nothing, and shows what is agreed on as an accepted offer', async () => {
        const { ada, bob } = await offered()
        const { app } = house.server
        const { submitHouse } = app.rooms
        app.rooms.submitHouse = () => Promise.reject(new Error('gone'))
        await ada.accept()
        await expect(bob.accept()).rejects.toThrow('failed')
        for (const seeker of [ada, bob])
          expect(await seeker.look()).toMatchObject({ state: 'offered', offer: { accepted: true } })
        app.rooms.submitHouse = submitHouse
        expect(await bob.hear()).toMatchObject({ state: 'matched' })
        expect(await ada.look()).toEqual(await bob.look())
      })

      it('[QU25] and what they agreed on is opened though neither looks', async () => {
        const { ada, bob } = await offered()
        const { app } = house.server
        const { submitHouse } = app.rooms
        app.rooms.submitHouse = () => Promise.reject(new Error('gone'))
        await ada.accept()
        await expect(bob.accept()).rejects.toThrow('failed')
        app.rooms.submitHouse = submitHouse
        await app.queue.tidy(at)
        for (const { person } of [ada, bob])
          expect((await person.get('/api/interviews')).body).toMatchObject({ interviews: [{ stage: 'lobby' }] })
      })
    })
  },
  () => at,
)
