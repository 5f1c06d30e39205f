import { randomUUID } from 'node:crypto'
import { openMatched } from '@dryrun/server/matchmaking/open-matched.ts'
import type { Me } from '@dryrun/shared/api/me.ts'
import { defaultPlan } from '@dryrun/shared/interview/terms.ts'
import { expect, it } from 'vitest'
import { eachHouse } from '../../support/http/each-house.ts'
import { Participant } from '../../support/http/participant.ts'

const minute = 60_000
const start = 1_790_000_000_000
/** The server's fake clock stands still, so that no match is decided on its own. */
const at = start

eachHouse(
  {},
  (house) => {
    async function match() {
      const [ada, bob] = [
        await Participant.named(house.server.url, 'Ada'),
        await Participant.named(house.server.url, 'Bob'),
      ]
      const agreed = {
        interviewId: randomUUID(),
        request: {
          title: 'Ada and Bob',
          packId: 'small',
          targetLevel: 'senior' as const,
          rounds: [
            { questionId: null, hostRole: 'interviewer' as const },
            { questionId: null, hostRole: 'candidate' as const },
          ],
          plan: [...defaultPlan],
        },
        host: ada.me as Me,
        guest: bob.me as Me,
        startsAt: start,
      }
      return { ada, bob, agreed, open: () => openMatched(house.server.app, agreed, at) }
    }

    async function settled(interviewId: string, now: number): Promise<[string, boolean][]> {
      const told: [string, boolean][] = []
      await house.server.app.noShows.settle(now, async ({ personId, came, ...attendance }) => {
        if (attendance.interviewId === interviewId) told.push([personId, came])
      })
      return told
    }

    it('[QU1] two who have found each other sit in one interview, however often it is opened', async () => {
      const { ada, bob, agreed, open } = await match()
      await Promise.all([open(), open()])
      await open()
      const entries = await house.server.app.eventLog.read(agreed.interviewId)
      expect(entries.map(({ event }) => event.type)).toEqual(['interviewOpened', 'seatTaken', 'seatTaken'])
      for (const person of [ada, bob]) {
        await person.connect(agreed.interviewId)
        await person.until(({ view }) => view)
        person.disconnect()
        expect((await person.get('/api/interviews')).body).toMatchObject({ interviews: [{ id: agreed.interviewId }] })
      }
      expect([ada.view?.lens, bob.view?.lens]).toEqual(['interviewer', 'candidate'])
    })

    it('[QU30] who opens a matched interview second finds its questions held by the first, and comes into the same interview', async () => {
      const { agreed } = await match()
      const rounds = ['interviewer', 'candidate', 'interviewer'] as const
      const all = { ...agreed.request, rounds: rounds.map((hostRole) => ({ questionId: null, hostRole })) }
      const { rooms, interviewIndex, packs, noShows, scripts } = house.server.app
      const open = (given: Pick<typeof scripts, 'barredFor'>) =>
        openMatched(
          { rooms, interviewIndex, packs, noShows, scripts: given as typeof scripts },
          { ...agreed, request: all },
          at,
        )
      await open({
        barredFor: async (people) => {
          await open(scripts)
          return scripts.barredFor(people)
        },
      })
      const entries = await house.server.app.eventLog.read(agreed.interviewId)
      expect(entries.map(({ event }) => event.type)).toEqual(['interviewOpened', 'seatTaken', 'seatTaken'])
    })

    it('[QU2] who is not in the room five minutes after the start has not come, and that is concluded once', async () => {
      const { ada, bob, agreed, open } = await match()
      await open()
      await ada.connect(agreed.interviewId)
      await ada.until(({ view }) => view)
      ada.disconnect()
      expect(await settled(agreed.interviewId, start + 5 * minute - 1)).toEqual([])
      const late = start + 5 * minute + 1
      const { noShows } = house.server.app
      await noShows.arrived({ interviewId: agreed.interviewId, personId: bob.me?.id ?? '', at: late })
      const told = await settled(agreed.interviewId, late)
      expect(new Map(told)).toEqual(
        new Map([
          [ada.me?.id, true],
          [bob.me?.id, false],
        ]),
      )
      expect(await settled(agreed.interviewId, late)).toEqual([])
    })

    it('[QU2] what could not be passed on is concluded again, by whichever server looks next', async () => {
      const { agreed, open } = await match()
      await open()
      const due = start + 5 * minute
      const failing = house.server.app.noShows.settle(due, () => Promise.reject(new Error('away')))
      await expect(failing).rejects.toThrow('away')
      expect(await settled(agreed.interviewId, due)).toHaveLength(2)
    })

    it('[QU3] nobody is absent from a house that was closed at the time', async () => {
      const { agreed, open } = await match()
      await open()
      expect(await settled(agreed.interviewId, start + 7 * minute)).toEqual([])
      expect(await settled(agreed.interviewId, start + 7 * minute)).toEqual([])
    })
  },
  () => at,
)
