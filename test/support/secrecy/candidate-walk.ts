import { routePolicy } from '@dryrun/server/access/route-policy.ts'
import type { Interview } from '@dryrun/shared/interview/interview.ts'
import { defaultPlan } from '@dryrun/shared/interview/terms.ts'
import { type Dice, diceOf } from '../domain/dice.ts'
import { selfScores } from '../domain/papers.ts'
import { soundCommands } from '../domain/sound-commands.ts'
import type { RunningApp } from '../http/app.ts'
import type { Participant } from '../http/participant.ts'
import { png } from '../http/pictures.ts'

/** The ids and tokens that a candidate has received, their own included. */
export type Known = Record<
  'interviews' | 'tokens' | 'shares' | 'calibrations' | 'slots' | 'slotTokens' | 'packs',
  string[]
> & {
  questions: readonly string[]
  ownPack: string
  people: string[]
}

/** Routes that end the candidate's identity; a new one has no connection to it. */
const leaving = new Set([
  'DELETE /api/account',
  'POST /api/sign-out',
  'POST /api/sign-out-everywhere',
  'POST /api/account',
  'POST /api/sign-in',
])
/** Routes that start a process each and reveal no script. */
const costly = new Set([
  'POST /api/recordings',
  'POST /api/own-packs/check',
  'GET /api/account/data',
  'GET /*',
  'GET /api/sample',
])
const rows = Object.keys(routePolicy).filter(
  (row) => !leaving.has(row) && !costly.has(row) && !row.includes('/docs') && !row.includes(':way'),
)

/** A seeded random walk of one candidate over every route and command, with valid bodies. */
export class CandidateWalk {
  readonly #server: RunningApp
  readonly #dice: Dice
  readonly #me: Participant
  readonly #known: Known
  readonly counted = { requests: 0, commands: 0, taken: 0 }
  #at = ''

  constructor(server: RunningApp, seed: number, walker: { me: Participant; known: Known }) {
    this.#server = server
    this.#dice = diceOf(seed)
    this.#me = walker.me
    this.#known = walker.known
  }

  get last(): string {
    return this.#at
  }

  async step(): Promise<void> {
    if (this.#dice.chance(0.2)) await this.#command()
    else await this.#request()
  }

  async #request(): Promise<void> {
    // Routes that lead to a script are tried more often.
    const row = this.#dice.chance(0.4) ? this.#dice.of(doors) : this.#dice.of(rows)
    const [method = '', url = ''] = row.split(' ')
    const path = this.#path(url)
    this.#at = `${method} ${path}`
    const asked = method === 'GET' ? {} : { method, ...this.#body(row) }
    const { status, body } = await this.#me.request(path, asked)
    this.counted.requests++
    if (status >= 500) throw new Error(`${this.#at} was answered ${status}`)
    if (status < 400) this.counted.taken++
    this.#learn(row, body)
  }

  #path(url: string): string {
    const known = this.#known
    const of = (ids: readonly string[]) => (ids.length ? this.#dice.of(ids) : crypto.randomUUID())
    return url
      .replace('/api/slot-links/:token', `/api/slot-links/${of(known.slotTokens)}`)
      .replace('/api/shared/:token', `/api/shared/${of(known.shares)}`)
      .replace(':token', of(known.tokens))
      .replace(':id', of(known.interviews))
      .replace(':calibrationId', of(known.calibrations))
      .replace(':slotId', of(known.slots))
      .replace(':packId', of(known.packs))
      .replace(':personId', of(known.people))
      .replace(/:\w+/, crypto.randomUUID())
      .concat(url.endsWith('/replay') || url.endsWith('/frames') ? this.#dice.of(eyes) : '')
  }

  #body(row: string): Pick<RequestInit, 'body' | 'headers'> {
    if (row.endsWith('/images')) return { body: Buffer.from(png), headers: { 'content-type': 'image/png' } }
    const body = this.#bodies[row]?.() ?? {}
    return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
  }

  readonly #round = () => ({
    questionId: this.#dice.chance(0.3) ? null : this.#dice.of(this.#known.questions),
    hostRole: this.#dice.of(['interviewer', 'candidate']),
  })
  readonly #form = () => ({
    title: 'Walk',
    packId: this.#dice.chance(0.9) ? 'small' : this.#dice.of(this.#known.packs),
    targetLevel: 'senior',
    plan: [...defaultPlan],
  })
  readonly #open = () => ({ ...this.#form(), rounds: Array.from({ length: 1 + this.#dice.below(3) }, this.#round) })
  readonly #soon = () => [Math.ceil(Date.now() / 60_000) * 60_000 + 600_000]

  readonly #bodies: Readonly<Record<string, () => object>> = {
    'POST /api/me': () => ({ name: 'Cara' }),
    'PUT /api/profile': () => ({
      timeZone: 'UTC',
      languages: ['en'],
      targetLevel: 'senior',
      topics: [],
      availability: [],
    }),
    'POST /api/own-packs': () => ({ text: this.#known.ownPack }),
    'PUT /api/own-packs/:packId': () => ({ text: this.#known.ownPack, revision: 1 }),
    'POST /api/own-packs/:packId/publish': () => ({ revision: 1 + this.#dice.below(2) }),
    'POST /api/interviews': this.#open,
    'POST /api/solo': () => ({ ...this.#form(), questionId: this.#round().questionId }),
    'POST /api/interviews/:id/retry': () => ({
      round: this.#dice.below(2),
      at: Date.now() - this.#dice.below(2_000),
      ...(this.#dice.chance(0.5) && { hostRole: this.#dice.of(['interviewer', 'candidate']) }),
    }),
    'POST /api/interviews/:id/links': () => ({ seat: this.#dice.of(['guest', 'shadow', 'audience']) }),
    'POST /api/interviews/:id/shares': () => ({ days: 1, showNames: true, showScript: true }),
    'POST /api/interviews/:id/blocks': () => ({ personId: this.#dice.of(this.#known.people) }),
    'POST /api/interviews/:id/complaints': () => ({
      personId: this.#dice.of(this.#known.people),
      kind: 'other',
      words: 'Left early',
    }),
    'PUT /api/interviews/:id/calibration': () => ({ round: 0, offered: true }),
    'POST /api/calibrations/:calibrationId/scores': () => ({ levels: { 'deep-dive': 3 } }),
    'POST /api/links/:token/claim': () => ({ name: 'Cara' }),
    'POST /api/queue': () => ({
      role: this.#dice.of(['interviewer', 'candidate', 'either']),
      level: 'senior',
      topics: [],
      languages: ['en'],
    }),
    'POST /api/slots': () => ({ interview: this.#open(), starts: this.#soon(), timeZone: 'UTC' }),
    'POST /api/slots/:slotId': () => ({ type: 'pick', startsAt: this.#soon()[0] }),
    'POST /api/slot-links/:token/join': () => ({ name: 'Cara', timeZone: 'UTC' }),
    'POST /api/password/forgot': () => ({ email: 'nobody@example.org' }),
    'POST /api/study/ticks': () => ({
      interviewId: this.#dice.of(this.#known.interviews),
      round: 0,
      dimension: 'deep-dive',
      step: 0,
      done: true,
    }),
  }

  /** Collects new ids from responses, as the client does. */
  #learn(row: string, body: unknown): void {
    const told = (body ?? {}) as {
      id?: string
      interviewId?: string
      token?: string
      links?: { token: string }[]
      link?: { token: string }
    }
    if (['POST /api/interviews', 'POST /api/solo'].includes(row) || row.endsWith('/solo') || row.endsWith('/retry'))
      keep(this.#known.interviews, told.id ?? told.interviewId)
    for (const { token } of [...(told.links ?? []), told.link ?? { token: undefined }]) keep(this.#known.tokens, token)
    if (row === 'POST /api/slots') keep(this.#known.slotTokens, told.token)
    if (row.endsWith('/claim')) keep(this.#known.interviews, told.id)
    const { slot, pack } = (body ?? {}) as { slot?: { id: string }; pack?: { id: string } }
    keep(this.#known.slots, slot?.id)
    keep(this.#known.packs, pack?.id)
  }

  async #command(): Promise<void> {
    // The newest ones are open, and are tried more often.
    const { interviews } = this.#known
    const interviewId = this.#dice.of(this.#dice.chance(0.5) ? interviews.slice(-5) : interviews)
    const interview = await this.#server.app.rooms.peek(interviewId)
    const tab = this.#me.anotherTab()
    const isIn = await tab.connect(interviewId).then(
      () => true,
      () => false,
    )
    for (let each = 0; isIn && each < 3; each++) await this.#submit(tab, interview)
    tab.disconnect()
    this.#me.received.push(...tab.received)
  }

  async #submit(tab: Participant, interview: Interview | undefined): Promise<void> {
    const commands = Object.values(soundCommands(Math.max(interview?.current ?? 0, 0), Date.now()))
    const command = this.#dice.of(commands)
    this.#at = command.type
    const wanted = command.type === 'handInAsCandidate' ? { ...command, selfScores } : command
    const receipt = await tab.submit(wanted)
    this.counted.commands++
    if (receipt.ok) this.counted.taken++
  }
}

const eyes = ['', '?eyes=own', '?eyes=interviewer', '?eyes=candidate']
const doors = rows.filter((row) =>
  /^POST .*\/(interviews|solo|retry|claim|open|links|enter)$|calibrations|shared|own-packs\/:|replay|report|equivalents/.test(
    row,
  ),
)

function keep(ids: string[], id: string | undefined): void {
  if (!id || ids.includes(id)) return
  if (ids.length >= 40) ids.splice(20, 1)
  ids.push(id)
}
