import { policy } from '@dryrun/server/core/policy.ts'
import type { ShareRequest } from '@dryrun/shared/api/report.ts'
import type { Command } from '@dryrun/shared/interview/commands.ts'
import type { Interview } from '@dryrun/shared/interview/interview.ts'
import { defaultPlan } from '@dryrun/shared/interview/terms.ts'
import type { Question } from '@dryrun/shared/pack.ts'
import { Eyes } from '@dryrun/shared/replay/recording.ts'
import { dated, type Step, wholeInterview } from '../domain/whole-interview.ts'
import { type RunningApp, startApp } from '../http/app.ts'
import { Participant } from '../http/participant.ts'
import { type Arrival, byAsking, type Table, tableAt } from '../http/table.ts'
import { Aviary } from './canaries.ts'
import { asksIn, type Opening, Openings } from './openings.ts'
import { SecretSearch } from './secret-search.ts'

const afterwardsOf = (id: string): string[] => {
  const place = `/api/interviews/${id}`
  const told = Eyes.options.flatMap((eyes) =>
    ['replay', 'replay/frames', 'timeline.md'].map((what) => `${place}/${what}?eyes=${eyes}`),
  )
  const kept = ['replay/pointing', 'report', 'report.md', 'shares'].map((what) => `${place}/${what}`)
  return [...told, ...kept, '/api/progress']
}

/** `reader` is whoever has the link, as the openings know them. */
type Shared = Readonly<{ reader: string; token: string; received: readonly string[] }>

/** Rounds in which the host asks these. */
const roundsOf = (questions: readonly Question[]) =>
  questions.map(({ id }) => ({ questionId: id, hostRole: 'interviewer' as const }))

/** `name` is whose connection it is; `scanned` counts what was looked through already. */
type Tapped = { person: Participant; name: string; scanned: number }

/**
 * A whole interview over the real server, with a canary in every text that a pack or an interviewer can hold. Every byte
 * that reaches anyone is searched, raw and decoded, for canaries that were not openly given to them by then.
 */
export class WireTap {
  readonly questions: readonly Question[]
  /** Questions of the pack that the interview does not ask; their canaries count as those of later rounds. */
  readonly others: readonly Question[]
  readonly server: RunningApp
  readonly table: Table
  readonly steps: readonly Step[]
  readonly search: SecretSearch
  /** Those that people have brought along. */
  readonly recordings: string[] = []
  readonly #aviary: Aviary
  readonly #openings: Openings
  readonly #taps = new Map<string, Tapped>()
  #lookToo: (after: string) => Promise<void> = async () => {}
  #interview!: Interview

  /** `arrive` is how people come to the table; `more` counts the questions of the pack that are not asked there. */
  static async open(arrive: Arrival = byAsking, more = 0): Promise<WireTap> {
    const aviary = new Aviary()
    const questions = [0, 1, 2].map((round) => aviary.question(round))
    const others = Array.from({ length: more }, (_, n) => aviary.question(questions.length + n))
    const steps = wholeInterview(questions, (...place) => aviary.canary(...place))
    const server = await startApp(undefined, { LIMIT_COMMANDS_PER_SECOND: '5000' }, [...questions, ...others])
    const table = await tableAt(server.url, { rounds: roundsOf(questions), plan: [...defaultPlan] }, arrive)
    const tap = new WireTap({ aviary, questions, others, steps, server, table })
    await tap.#look('everyone is seated')
    return tap
  }

  private constructor(parts: {
    aviary: Aviary
    questions: readonly Question[]
    others: readonly Question[]
    steps: readonly Step[]
    server: RunningApp
    table: Table
  }) {
    this.#aviary = parts.aviary
    this.#openings = new Openings(parts.aviary.canaries, parts.questions)
    this.search = new SecretSearch(parts.aviary.canaries, this.#openings)
    this.questions = parts.questions
    this.others = parts.others
    this.steps = parts.steps
    this.server = parts.server
    this.table = parts.table
    const { ada, bob, sam, eve } = parts.table
    for (const [name, person] of Object.entries({ ada, bob, sam, eve })) this.tap(name, person)
  }

  /** Listens to one more connection, known by the name of its person or by `ear`. */
  tap(name: string, person: Participant, ear = name): void {
    this.#taps.set(ear, { person, name, scanned: 0 })
  }

  /** Has somebody else look as well, whenever everyone has what was sent before. */
  onLook(lookToo: (after: string) => Promise<void>): void {
    this.#lookToo = lookToo
  }

  /** One step of the interview; before it whoever must not take it tries to, and afterwards everyone comes back. */
  async play(step: Step): Promise<void> {
    await this.#refresh()
    await this.#returnIfCutOff()
    for (const name of ['ada', 'bob', 'eve']) await this.#tryAs(name, step.command)
    await this.person(step.by).do(dated(step.command, this.#interview))
    await this.#refresh()
    this.#openings.after(this.#interview, step.command)
    await this.#look(step.command.type)
  }

  /** Everyone's connection breaks; they come back from their version, and in a tab that knows nothing yet. */
  async reconnectAll(after: string): Promise<void> {
    for (const [name, person] of Object.entries(this.#people())) {
      person.disconnect()
      await person.connect(this.table.id)
      const tab = person.anotherTab()
      this.tap(name, tab, `${name}, new tab`)
      await tab.connect(this.table.id)
      await tab.until(({ view }) => view)
      await this.#look(after)
      tab.disconnect()
    }
  }

  /** Searches what a tapped connection was sent since the last time; `path` is what it asked for over HTTP. */
  scan(ear: string, after: string, path = ''): void {
    const tapped = this.#taps.get(ear)
    if (!tapped) throw new Error(`nobody listens to ${ear}`)
    const { person, name, scanned } = tapped
    tapped.scanned = person.received.length
    this.search.scan(person.received.slice(scanned), {
      person: name,
      ear,
      after,
      maySeeLists: /^\/api\/packs/.test(path),
    })
  }

  /** Asks for all that there is of an interview once it is over, through every pair of eyes, as each of the four. */
  async askAfterwards(after: string): Promise<void> {
    for (const [name, person] of Object.entries(this.#people())) {
      const ear = `${name}, afterwards`
      const tab = person.anotherTab()
      this.tap(name, tab, ear)
      for (const path of afterwardsOf(this.table.id)) await tab.get(path)
      await this.#bringAlong(tab)
      this.scan(ear, after)
    }
  }

  /** Takes the interview along as a file, and brings it back. */
  async #bringAlong(tab: Participant): Promise<void> {
    const { status, body } = await tab.get(`/api/interviews/${this.table.id}/recording`)
    if (status !== 200) throw new Error(`no recording: ${status}`)
    const brought = await tab.post('/api/recordings', body)
    if (brought.status !== 201) throw new Error(`not brought along: ${JSON.stringify(brought.body)}`)
    const { id } = brought.body as { id: string }
    this.recordings.push(id)
    for (const path of ['/api/recordings', `/api/recordings/${id}`]) await tab.get(path)
  }

  /** Opens fields of a round to a person who came to it in another way than by a seat. */
  grant(person: string, round: number, ...openings: readonly Opening[]): void {
    this.#openings.grant(person, round, ...openings)
  }

  /** A question that the interview does not ask, and the round as which its canaries count. */
  other(n: number): { question: Question; round: number } {
    const question = this.others[n]
    if (!question) throw new Error(`there are ${this.others.length} other questions`)
    return { question, round: this.questions.length + n }
  }

  /** Shares the report as one of its players, and reads it as somebody who has nothing but the link. */
  async share(name: string, terms: Pick<ShareRequest, 'showNames' | 'showScript'>): Promise<Shared> {
    const asked = await this.person(name).post(`/api/interviews/${this.table.id}/shares`, { days: 1, ...terms })
    if (asked.status !== 201) throw new Error(`not shared: ${asked.status}`)
    const { token } = asked.body as { token: string }
    const reader = `reader of ${name}’s share${terms.showScript ? ' with the script' : ''}`
    this.#openings.afterShare(reader, terms.showScript)
    const person = new Participant(this.server.url)
    this.tap(reader, person)
    for (const path of [`/api/shared/${token}`, `/shared/${token}`]) await person.get(path)
    this.scan(reader, 'a share was opened')
    return { reader, token, received: person.received }
  }

  /** Something only the interviewer of a round may know, for planting it elsewhere. */
  secretOf(round: number): string {
    const secret = this.#aviary.canaries.find((each) => each.round === round && each.field === 'script.reallyAsking')
    return secret?.text ?? ''
  }

  #people(): Record<string, Participant> {
    const { ada, bob, sam, eve } = this.table
    return { ada, bob, sam, eve }
  }

  person(name: string): Participant {
    const person = this.#people()[name]
    if (!person) throw new Error(`nobody is called ${name}`)
    return person
  }

  async #refresh(): Promise<void> {
    const interview = await this.server.app.rooms.peek(this.table.id)
    if (!interview) throw new Error('the interview is gone')
    this.#interview = interview
  }

  /** While much is searched nobody here answers the server, which may take it for the end of a connection. */
  async #returnIfCutOff(): Promise<void> {
    for (const person of this.table.everyone) if (!person.isConnected) await person.connect(this.table.id)
  }

  /** What the policy keeps from somebody is asked for all the same, with the right ids even. */
  async #tryAs(name: string, command: Command): Promise<void> {
    const role = name === 'eve' ? 'audience' : 'candidate'
    const asks = asksIn(this.#interview, Math.max(this.#interview.current, 0))
    if (this.#interview.stage !== 'round' || name === asks || policy[command.type].who.includes(role)) return
    const receipt = await this.person(name).submit(command)
    if (receipt.ok) throw new Error(`${command.type} was done for ${name}`)
  }

  /** Waits until everyone has what was sent before, and searches it. */
  async #look(after: string): Promise<void> {
    if (!this.#interview) {
      await this.#refresh()
      this.#openings.after(this.#interview)
    }
    for (const [ear, { person }] of this.#taps) {
      if (person.isConnected) await person.socket.timeout(20_000).emitWithAck('command', null)
      this.scan(ear, after)
    }
    await this.#lookToo(after)
  }
}
