import { createHmac } from 'node:crypto'
import { CREDENTIAL_SECONDS } from '@dryrun/server/call/turn-credentials.ts'
import type { IceReply } from '@dryrun/shared/api/call.ts'
import type { QueueState } from '@dryrun/shared/api/queue.ts'
import type { SlotView } from '@dryrun/shared/api/slots.ts'
import { describe, expect, it } from 'vitest'
import { startApp } from '../../support/http/app.ts'
import { eachHouse, type House } from '../../support/http/each-house.ts'
import { Participant } from '../../support/http/participant.ts'
import { Seeker } from '../../support/http/seeker.ts'
import { threeRounds } from '../../support/http/table.ts'
import { anyDatabase } from '../../support/servers/any-database.ts'

const TURN_SECRET = 'a-secret-of-this-test'
const TURN_URLS = 'turn:turn.example.org:3478?transport=udp, turns:turn.example.org:5349'
const turn = { TURN_URLS, TURN_SECRET, STUN_URLS: 'stun:stun.example.org' }
const day = 86_400_000
let now = Date.now()

const iceOf = async (person: Participant, id: string) =>
  (await person.get(`/api/interviews/${id}/ice`)).body as IceReply

/** Ada and Bob, whom the queue matches. */
async function strangers({ server }: House): Promise<{ ada: Participant; id: string }> {
  const [ada, bob] = [await Participant.named(server.url, 'Ada'), await Participant.named(server.url, 'Bob')]
  const [first, second] = [new Seeker(ada), new Seeker(bob)]
  await first.join({ role: 'interviewer' })
  await second.join({ role: 'candidate' })
  await first.accept()
  const state: QueueState = await second.accept()
  if (state.state !== 'matched') throw new Error(JSON.stringify(state))
  return { ada, id: state.interviewId }
}

/** Ada and Bob, who agreed on a time by a link. */
async function acquaintances({ server }: House): Promise<{ ada: Participant; id: string }> {
  const ada = await Participant.named(server.url, 'Ada')
  const startsAt = Math.ceil(now / 60_000) * 60_000 + day
  const made = await ada.post('/api/slots', { interview: threeRounds, starts: [startsAt], timeZone: 'UTC' })
  const { slot, token } = made.body as { slot: SlotView; token: string }
  const bob = await Participant.named(server.url, 'Bob')
  await bob.post(`/api/slot-links/${token}/join`, { name: 'Bob', timeZone: 'UTC' })
  await bob.post(`/api/slots/${slot.id}`, { type: 'pick', startsAt })
  now = startsAt
  const { status, body } = await ada.post(`/api/slots/${slot.id}/enter`, {})
  expect(status, JSON.stringify(body)).toBe(200)
  return { ada, id: (body as { interviewId: string }).interviewId }
}

describe('with a TURN server', () => {
  eachHouse(
    turn,
    (house) => {
      it('[RE21] a seat gets credentials for an hour that the secret made, and never the secret', async () => {
        const { ada, bob, id } = await house.newTable()
        const before = Math.floor(Date.now() / 1_000)
        const [mine, his] = [await iceOf(ada, id), await iceOf(bob, id)]
        const after = Math.floor(Date.now() / 1_000)
        expect(mine).toMatchObject({ iceServers: [{ urls: ['stun:stun.example.org'] }, {}], relayOnly: false })
        const { urls, username = '', credential } = mine.iceServers[1] ?? {}
        expect(urls).toEqual(['turn:turn.example.org:3478?transport=udp', 'turns:turn.example.org:5349'])
        expect(credential).toBe(createHmac('sha1', TURN_SECRET).update(username).digest('base64'))
        const expiry = Number(username.split(':')[0])
        expect(expiry).toBeGreaterThanOrEqual(before + CREDENTIAL_SECONDS)
        expect(expiry).toBeLessThanOrEqual(after + CREDENTIAL_SECONDS)
        expect(username).toMatch(/^\d+:host-/)
        expect(his.iceServers[1]?.username).toMatch(/^\d+:guest-/)
        for (const person of [ada, bob]) expect(person.received.join()).not.toContain(TURN_SECRET)
      })

      it('[RE22] people whom the queue matched use the relay alone, people who know each other need not', async () => {
        const matched = await strangers(house)
        expect(await iceOf(matched.ada, matched.id)).toMatchObject({ relayOnly: true, showsAddress: false })
        const agreed = await acquaintances(house)
        expect(await iceOf(agreed.ada, agreed.id)).toMatchObject({ relayOnly: false, showsAddress: false })
      })
    },
    () => now,
  )
})

describe('without a TURN server', () => {
  eachHouse(
    {},
    (house) => {
      it('[RE23] no other host is named, and strangers are to be told that their addresses show', async () => {
        const matched = await strangers(house)
        const told = { iceServers: [], relayOnly: false, showsAddress: true }
        expect(await iceOf(matched.ada, matched.id)).toEqual(told)
        const agreed = await acquaintances(house)
        expect(await iceOf(agreed.ada, agreed.id)).toEqual({ ...told, showsAddress: false })
      })
    },
    () => now,
  )
})

const many = (count: number) => Array.from({ length: count }, (_, n) => `turn:turn${n}.example.org`).join()

it.each([
  [{ TURN_URLS: many(1) }, /TURN_URLS and TURN_SECRET go together/],
  [{ TURN_SECRET }, /TURN_URLS and TURN_SECRET go together/],
  [{ TURN_URLS: many(9), TURN_SECRET }, /TURN_URLS must be up to 8 addresses/],
  [{ TURN_URLS: 'turn.example.org', TURN_SECRET }, /TURN_URLS must be/],
  [{ TURN_URLS: 'stun:turn.example.org', TURN_SECRET }, /TURN_URLS must be/],
  [{ TURN_URLS: many(1), TURN_SECRET: 'x'.repeat(15) }, /TURN_SECRET must have at least 16/],
  [{ STUN_URLS: 'turn:stun.example.org' }, /STUN_URLS must be/],
])('[RE5] a setting that can be no address stops the start with a sentence: %o', async (settings, sentence) => {
  await expect(startApp(undefined, settings)).rejects.toThrow(sentence)
})

it('[RE21] eight addresses and a secret of sixteen characters are the bounds', async () => {
  const server = await startApp(await anyDatabase(), {
    TURN_URLS: many(8),
    TURN_SECRET: 'x'.repeat(16),
    STUN_URLS: 'stun:[fd00::2]:3478',
  })
  expect(server.config.ice.turn?.urls).toHaveLength(8)
  await server.stop()
})
