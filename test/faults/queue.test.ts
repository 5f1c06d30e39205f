import { randomUUID } from 'node:crypto'
import type { QueueState } from '@dryrun/shared/api/queue.ts'
import { describe, expect, inject, it, onTestFinished } from 'vitest'
import { RoundRobin } from '../support/faults/round-robin.ts'
import { Participant } from '../support/http/participant.ts'
import { Seeker } from '../support/http/seeker.ts'
import { record } from '../support/servers/figures.ts'
import { copyTemplate, dropCopy } from '../support/servers/postgres-template.ts'
import { startServer } from '../support/servers/server-process.ts'

const postgres = inject('postgres')
const crowd = 20

const insist = <T>(ask: () => Promise<T>, attempts = 20): Promise<T> =>
  ask().catch((error: unknown) => {
    if (attempts > 1) return insist(ask, attempts - 1)
    throw error
  })

async function until<S extends QueueState['state']>(seeker: Seeker, state: S) {
  let last = ''
  const isThere = async () => {
    const now = await insist(seeker.hear)
    last = now.state
    return now.state === state && now
  }
  const found = await expect
    .poll(isThere, { timeout: 25_000, message: `still ${last}` })
    .toBeTruthy()
    .then(isThere)
  if (!found) throw new Error(`not ${state} any more, but ${last}`)
  return found as Extract<QueueState, { state: S }>
}

describe.skipIf(!postgres)('two servers and one queue', () => {
  it('[QU28] behind a plain balancer all are brought together, each once, though one server dies between two yeses', {
    timeout: 180_000,
  }, async () => {
    const { url = '', template = '' } = postgres ?? {}
    const DATABASE_URL = await copyTemplate(url, template)
    const limits = { LIMIT_SIGN_IN_PER_MINUTE: '100000', LIMIT_REQUESTS_PER_MINUTE: '100000' }
    const settings = { DATABASE_URL, AUTH_SECRET: randomUUID(), ...limits }
    const [one, two] = await Promise.all([startServer(settings), startServer(settings)])
    onTestFinished(async () => {
      await Promise.all([one.wipeOut(), two.wipeOut()])
      await dropCopy(url, DATABASE_URL)
    })
    const balancer = await RoundRobin.before([one.url, two.url])
    const names = Array.from({ length: crowd }, (_, n) => `Person ${n}`)
    const seekers = await Promise.all(
      names.map(async (name) => new Seeker(await Participant.named(balancer.url, name))),
    )
    await Promise.all(seekers.map((seeker) => seeker.join()))
    await Promise.all(seekers.map((seeker) => until(seeker, 'offered')))

    const [early, late] = [seekers.slice(0, crowd / 2), seekers.slice(crowd / 2)]
    await Promise.all(early.map((seeker) => seeker.accept()))
    const dead = one.kill('SIGKILL')
    await Promise.all(late.map((seeker) => insist(seeker.accept)))
    await dead
    const matched = await Promise.all(seekers.map((seeker) => until(seeker, 'matched')))

    const met = new Map<string, Seeker[]>()
    for (const [index, { interviewId }] of matched.entries())
      met.set(interviewId, [...(met.get(interviewId) ?? []), seekers[index] as Seeker])
    expect([...met.values()].map((pair) => pair.length)).toEqual(new Array(crowd / 2).fill(2))
    for (const [id, pair] of met) await expectMet(id, pair)
    for (const { person } of seekers) {
      const { body } = await person.get('/api/interviews')
      expect((body as { interviews: unknown[] }).interviews).toHaveLength(1)
    }
    expect(Math.min(...balancer.taken)).toBeGreaterThan(0)
    record('one queue, two servers', { people: crowd, interviews: met.size })
    balancer.close()
    expect(await two.kill('SIGTERM')).toBe(0)
  })
})

async function expectMet(id: string, seekers: readonly Seeker[]): Promise<void> {
  const people = seekers.map(({ person }) => person)
  for (const person of people) await insist(() => person.connect(id))
  for (const person of people) await person.until(({ here }) => people.every(({ me }) => here.includes(me?.id ?? '')))
  const asks = people.find(({ view }) => view?.lens === 'interviewer')
  await asks?.do({ type: 'startRound' })
  for (const person of people) await person.until(({ view }) => view?.round)
  for (const person of people) person.disconnect()
}
