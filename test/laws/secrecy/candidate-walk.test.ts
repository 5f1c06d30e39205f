import type { Command } from '@dryrun/shared/interview/commands.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { questionOf } from '../../support/domain/facts.ts'
import { asCandidate, asInterviewer } from '../../support/domain/papers.ts'
import { type RunningApp, startApp } from '../../support/http/app.ts'
import { packFile } from '../../support/http/own-packs.ts'
import { Participant } from '../../support/http/participant.ts'
import { threeRounds, tokenOf } from '../../support/http/table.ts'
import { Aviary, type Canary, canariesIn } from '../../support/secrecy/canaries.ts'
import { CandidateWalk, type Known } from '../../support/secrecy/candidate-walk.ts'
import { openings } from '../../support/secrecy/openings.ts'
import { anyDatabase } from '../../support/servers/any-database.ts'
import { record } from '../../support/servers/figures.ts'

const SEED = Number(process.env.DRYRUN_SEED ?? 1)
/** A full run of the guarantees takes 20,000 steps. */
const STEPS = Number(process.env.DRYRUN_WALK ?? 2_000)
const plenty = '1000000'

/**
 * Cara is the candidate of the first two questions in Ivan's interview, so only their secrets count; she may read the
 * rest.
 */
const aviary = new Aviary()
const questions = Array.from({ length: 12 }, (_, round) => aviary.question(round))
const [first, second, ...rest] = questions.map(({ id }) => id)
const isHidden = ({ field }: Canary) =>
  !['listed', 'start'].some((opening) => openings[field]?.includes(opening as 'start'))
const hidden = new Map(aviary.canaries.filter(isHidden).map((canary) => [canary.text, canary]))

let server: RunningApp
let [ivan, cara, olga, bob]: Participant[] = []
beforeAll(async () => {
  const limits = Object.fromEntries(
    [
      ...['COMMANDS_PER_SECOND', 'COMMAND_BURST', 'SOCKETS_PER_PERSON', 'SIGN_IN_PER_ACCOUNT'],
      ...['PACKS_PER_PERSON', 'PACK_CHECKS_PER_MINUTE', 'OPEN_INTERVIEWS'],
    ].map((name) => [`LIMIT_${name}`, plenty]),
  )
  server = await startApp(await anyDatabase(), limits, questions, { pack: aviary.packParts() })
  const named = (name: string) => Participant.named(server.url, name)
  ;[ivan, cara, olga, bob] = [await named('Ivan'), await named('Cara'), await named('Olga'), await named('Bob')]
}, 120_000)
afterAll(() => server.stop())

const rounds = (...ids: (string | undefined)[]) => ({
  ...threeRounds,
  rounds: ids.map((id) => ({ questionId: id ?? null, hostRole: 'interviewer' as const })),
})

/**
 * Other people's interview on a question of Cara's: ended, unsealed, shared with its script and offered for blind
 * scoring.
 */
async function heldByOthers(known: Known): Promise<void> {
  const [host, guest] = [olga as Participant, bob as Participant]
  const { id, links } = await host.open(rounds(first))
  await guest.claim(tokenOf(links, 'guest'))
  for (const person of [host, guest]) await person.connect(id)
  await host.do({ type: 'startRound' })
  await host.do({ type: 'score', round: 0, dimension: 'deep-dive', level: 3, how: null, sentence: '' })
  await host.do({ type: 'endInterview' })
  await host.do(asInterviewer())
  await guest.do(asCandidate())
  for (const person of [host, guest]) person.disconnect()
  const { calibrationStore, interviewIndex } = server.app
  await interviewIndex.write(id, Date.now())
  const offer = { interviewId: id, round: 0, questionKey: `small/${first}` }
  await calibrationStore.agree({ ...offer, personId: guest.me?.id ?? '' }, Date.now())
  known.calibrations.push(await calibrationStore.agree({ ...offer, personId: host.me?.id ?? '' }, Date.now()))
  const { body } = await guest.post(`/api/interviews/${id}/shares`, { days: 1, showNames: true, showScript: true })
  known.shares.push((body as { token: string }).token)
  known.interviews.push(id)
}

async function unplayedIn(interviewId: string): Promise<ReadonlySet<number>> {
  const { stage, rounds } = (await server.app.rooms.peek(interviewId)) ?? { stage: 'lobby', rounds: [] }
  const unplayed = [...rounds.entries()].filter(([, { startedAt }]) => startedAt === null)
  return new Set(stage === 'ended' ? unplayed.map(([index]) => index) : [])
}

it('[AX6] whatever a candidate asks for before the seal breaks, no secret of their question reaches them', async () => {
  const [host, me] = [ivan as Participant, cara as Participant]
  const { id, links } = await host.open(rounds(first, second))
  await me.claim(tokenOf(links, 'guest'))
  const known: Known = {
    ...{ interviews: [id], tokens: links.map(({ token }) => token), shares: [], calibrations: [] },
    ...{ slots: [], slotTokens: [], packs: ['small'], ownPack: packFile([questionOf('own')]) },
    questions: [first ?? '', second ?? '', ...rest],
    people: [host, olga, bob, me].map((person) => person?.me?.id ?? ''),
  }
  await heldByOthers(known)
  // Another lobby with the same question, where Cara has every link.
  const { id: otherId, links: others } = await (olga as Participant).open(rounds(second, rest[0]))
  known.interviews.push(otherId)
  known.tokens.push(...others.map(({ token }) => token))

  const walk = new CandidateWalk(server, SEED, { me, known })
  const heard = new Set<string>()
  await host.connect(id)
  const acts = new Map<number, Command[]>([
    [Math.floor(STEPS / 3), [{ type: 'startRound' }]],
    [Math.floor(STEPS / 2), [{ type: 'finishRound' }, { type: 'startRound' }]],
    [Math.floor((2 * STEPS) / 3), [{ type: 'endInterview' }]],
  ])
  for (let step = 0; step < STEPS; step++) {
    for (const command of acts.get(step) ?? []) await host.submit(command)
    // A round that was not played when the interview ended is not asked any more, so its question is free.
    const free = await unplayedIn(id)
    await walk.step()
    const texts = canariesIn(me.received.splice(0).join('\n'))
    for (const text of texts) heard.add(text)
    const leaked = [...texts]
      .flatMap((text) => hidden.get(text) ?? [])
      .filter(({ round }) => round < 2 && !free.has(round))
    expect(
      leaked.map(({ field }) => field),
      `seed ${SEED}, step ${step}: ${walk.last}`,
    ).toEqual([])
  }
  host.disconnect()
  // The walk reached the whole script of another question, so it would have found these.
  expect([...heard].filter((text) => (hidden.get(text)?.round ?? 0) > 1).length).toBeGreaterThan(60)
  expect(walk.counted.taken).toBeGreaterThan(STEPS / 10)
  record('candidate at random', {
    steps: STEPS,
    ...walk.counted,
    secrets: [...hidden.values()].filter(({ round }) => round < 2).length,
    hits: 0,
  })
}, 3_600_000)
