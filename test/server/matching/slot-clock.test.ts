import type { SlotCommand, SlotView } from '@dryrun/shared/api/slots.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { questionOf } from '../../support/domain/facts.ts'
import { type RunningApp, startApp } from '../../support/http/app.ts'
import { Participant } from '../../support/http/participant.ts'
import { threeRounds } from '../../support/http/table.ts'
import { eachDatabase } from '../../support/servers/databases.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const start = Date.UTC(2026, 10, 24, 9)

eachDatabase((name, _connect, place) => {
  let now = start
  let letters: { to: string; subject: string }[] = []
  const servers: RunningApp[] = []
  beforeAll(async () => {
    const where = { ...(await place()) }
    const questions = ['orders', 'search', 'chat'].map((id) => questionOf(id))
    for (const _ of name === 'PostgreSQL' ? ['one', 'two'] : ['one']) {
      const server = await startApp(undefined, where, questions, { now: () => now })
      server.app.mail.toPerson = async (to, { subject }) => void letters.push({ to, subject })
      servers.push(server)
    }
  })
  afterAll(async () => {
    for (const server of servers) await server.stop()
  })
  const url = () => servers[0]?.url ?? ''
  const reminded = () =>
    letters
      .filter(({ subject }) => subject.startsWith('Reminder'))
      .map(({ to }) => to)
      .sort()
  const everyTurn = () => Promise.all(servers.map(({ app }) => app.slotClock.turn()))

  /** A slot agreed a week ahead, with the emails so far discarded. */
  async function agreed() {
    now = start
    const [ada, bob] = [await Participant.named(url(), 'Ada'), await Participant.named(url(), 'Bob')]
    const startsAt = start + 7 * day
    const proposal = { interview: threeRounds, starts: [startsAt], timeZone: 'Europe/Berlin' }
    const { slot, token } = (await ada.post('/api/slots', proposal)).body as { slot: SlotView; token: string }
    await bob.post(`/api/slot-links/${token}/join`, { name: 'Bob', timeZone: 'America/New_York' })
    await bob.post(`/api/slots/${slot.id}`, { type: 'pick', startsAt })
    letters = []
    const both = [ada.me?.id ?? '', bob.me?.id ?? '']
    const seen = async () => ((await ada.get(`/api/slots/${slot.id}`)).body as { slot: SlotView }).slot
    return { ada, bob, both, id: slot.id, startsAt, seen }
  }

  it('[SL20] both are reminded a day and an hour before, once each, however many servers there are', async () => {
    const { both, startsAt } = await agreed()
    const turnAt = async (at: number) => {
      letters = []
      now = at
      await everyTurn()
      return reminded()
    }
    const expected = both.toSorted()
    expect(await turnAt(startsAt - day - minute)).toEqual([])
    expect(await turnAt(startsAt - day)).toEqual(expected)
    expect(await turnAt(startsAt - 20 * hour)).toEqual([])
    expect(await turnAt(startsAt - hour)).toEqual(expected)
    expect(await turnAt(startsAt - hour + minute)).toEqual([])
    expect(await turnAt(startsAt - 11 * minute)).toEqual([])
  })

  it('[SL20] a move is reminded of anew, and what was called off not at all', async () => {
    const { ada, bob, both, id, startsAt } = await agreed()
    now = startsAt - day
    await everyTurn()
    const later = startsAt + 3 * day
    await ada.post(`/api/slots/${id}`, { type: 'offer', starts: [later] } satisfies SlotCommand)
    await bob.post(`/api/slots/${id}`, { type: 'pick', startsAt: later } satisfies SlotCommand)
    letters = []
    now = later - day
    await everyTurn()
    expect(reminded()).toEqual(both.toSorted())
    await bob.post(`/api/slots/${id}`, { type: 'cancel' } satisfies SlotCommand)
    letters = []
    now = later - hour
    await everyTurn()
    expect(reminded()).toEqual([])
  })

  it('[SL21] the interview opens by itself, and whoever is not in its room five minutes after the start has missed it', async () => {
    const { ada, both, startsAt, seen } = await agreed()
    now = startsAt - 10 * minute
    await everyTurn()
    const { interviewId } = await seen()
    await ada.connect(interviewId ?? '')
    await ada.until(({ here }) => here.length)
    await expect.poll(async () => (await seen()).attendance.mine).toBe('came')
    expect((await seen()).attendance).toEqual({ mine: 'came', other: 'waiting' })
    now = startsAt + 5 * minute
    expect((await seen()).attendance).toEqual({ mine: 'came', other: 'missed' })
    const { standing } = servers[0]!.app
    const known = async () => [...(await standing.of(both)).values()]
    await expect.poll(known, { timeout: 20_000 }).toEqual([
      { kept: 1, missed: 0 },
      { kept: 0, missed: 1 },
    ])
    ada.disconnect()
  })
})
