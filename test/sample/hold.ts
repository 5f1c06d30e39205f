import type { Phase } from '@dryrun/shared/interview/terms.ts'
import type { PresenceNews } from '@dryrun/shared/protocol.ts'
import type { RunningApp } from '../support/http/app.ts'
import { Participant } from '../support/http/participant.ts'
import { tokenOf } from '../support/http/table.ts'
import { nextId } from './acts.ts'
import { lookedBack } from './desk.ts'
import { type Held, holdEarlier } from './earlier.ts'
import { type Deed, deedsOf, sinceStart } from './interview.ts'
import { candidatePaper, changes, finalScores, interviewerPaper } from './papers.ts'

/** The server's clock for interviews, moved by hand. */
export type HandClock = { now: number }

const [packId, questionId] = ['serverless-2026', 'order-pipeline']
/** Twenty-two minutes instead of forty-five. */
const plan: readonly Phase[] = [
  { id: 'intro', name: 'Introduction', minutes: 1 },
  { id: 'requirements', name: 'Requirements', minutes: 2 },
  { id: 'estimates', name: 'Estimates that steer the design', minutes: 2 },
  { id: 'api-and-data', name: 'API and data model', minutes: 2 },
  { id: 'high-level', name: 'High-level design', minutes: 5 },
  { id: 'deep-dive', name: 'Deep dive', minutes: 6 },
  { id: 'trade-offs', name: 'Trade-offs, failure, operation', minutes: 3 },
  { id: 'close', name: 'Close', minutes: 1 },
]

const SECOND = 1_000
const MINUTE = 60 * SECOND
const WEEK = 7 * 24 * 60 * MINUTE

type People = Held['people']

/** Limits for two people who act much faster than the wall clock allows. */
export const patientLimits = {
  LIMIT_COMMANDS_PER_SECOND: '1000000',
  LIMIT_COMMAND_BURST: '1000000',
  LIMIT_PRESENCE_PER_SECOND: '1000000',
}

/** Plays the sample interview: two people at one server, each through a socket. */
export async function holdSample({ url, app }: RunningApp, clock: HandClock): Promise<Held> {
  const people = {
    interviewer: await Participant.named(url, 'Sample interviewer'),
    candidate: await Participant.named(url, 'Sample candidate'),
  }
  await holdEarlier(await openFor(people, 'million-events'))
  clock.now += WEEK
  const held = await openFor(people, questionId)
  const version = app.packs.catalog().find(({ id }) => id === packId)?.version ?? 0
  const question = await app.packs.question(packId, version, questionId)
  clock.now += 3 * MINUTE
  const startedAt = clock.now
  await people.interviewer.do({ type: 'startRound' })
  await people.candidate.until(({ view }) => view?.round)
  for (const deed of deedsOf(question?.startingBoard)) {
    clock.now = startedAt + deed.at
    await done(people, deed)
  }
  await handIn(people, startedAt, clock)
  return held
}

/** Opens an interview and seats both, who leave the one before. */
async function openFor(people: People, asked: string): Promise<Held> {
  const { interviewer, candidate } = people
  const { id, links } = await interviewer.open({
    title: 'A sample interview',
    packId,
    targetLevel: 'senior',
    rounds: [{ questionId: asked, hostRole: 'interviewer' }],
    plan: [...plan],
  })
  await candidate.claim(tokenOf(links, 'guest'))
  for (const person of [interviewer, candidate]) {
    person.disconnect()
    // Forgets the version seen in the other interview.
    await person.connect(id, { auth: { version: undefined } })
    await person.until(({ view }) => view?.interview.stage === 'lobby')
  }
  return { id, people }
}

async function done(people: People, { by, presence, command }: Deed): Promise<void> {
  const [person, other] =
    by === 'interviewer' ? [people.interviewer, people.candidate] : [people.candidate, people.interviewer]
  if (presence) {
    // Presence has no acknowledgment, so the other person must see it before the clock moves.
    const heard = other.news.length
    person.socket.emit('presence', presence)
    const isShown = (news: PresenceNews) => news.type === 'moved' && `${news.cursor}` === `${presence.cursor}`
    await other.until(({ news }) => news.slice(heard).some(isShown), 'the other to see where a person points')
  }
  if (command) await person.do(command)
}

async function handIn({ interviewer, candidate }: People, startedAt: number, clock: HandClock): Promise<void> {
  await interviewer.until(({ view }) => view?.interview.stage === 'ended')
  const momentOf = (moment: string) => startedAt + sinceStart(moment)
  clock.now += MINUTE
  for (const { moment, ...evidence } of lookedBack) {
    clock.now += 20 * SECOND
    const command = { ...evidence, evidenceId: nextId(), at: momentOf(moment) }
    await interviewer.do({ type: 'attachEvidence', round: 0, ...command })
  }
  for (const [dimension, level, how, sentence] of finalScores) {
    clock.now += 20 * SECOND
    await interviewer.do({ type: 'score', round: 0, dimension, level, how, sentence })
  }
  clock.now += MINUTE
  await candidate.do({ type: 'handInAsCandidate', round: 0, ...candidatePaper })
  clock.now += 2 * MINUTE
  const pointed = changes.map(({ moment, ...change }) => ({ ...change, at: momentOf(moment) }))
  await interviewer.do({ type: 'handInAsInterviewer', round: 0, ...interviewerPaper, changes: pointed })
  for (const person of [interviewer, candidate]) await person.until(({ view }) => view?.interview.sealed === false)
}
