import { policy } from '@dryrun/server/core/policy.ts'
import type { ShareRequest } from '@dryrun/shared/api/report.ts'
import type { Command } from '@dryrun/shared/interview/commands.ts'
import type { Interview } from '@dryrun/shared/interview/interview.ts'
import { defaultPlan } from '@dryrun/shared/interview/terms.ts'
import type { Question } from '@dryrun/shared/pack.ts'
import { Perspective } from '@dryrun/shared/replay/recording.ts'
import { dated, type Step, wholeInterview } from '../domain/whole-interview.ts'
import { type RunningApp, startApp } from '../http/app.ts'
import { Participant } from '../http/participant.ts'
import { type Arrival, byAsking, type Table, tableAt } from '../http/table.ts'
import { anyDatabase } from '../servers/any-database.ts'
import { Aviary } from './canaries.ts'
import { asksIn, type Opening, Openings } from './openings.ts'
import { SecretSearch } from './secret-search.ts'

const afterwardsOf = (id: string): string[] => {
  const place = `/api/interviews/${id}`
  const told = Perspective.options.flatMap((eyes) =>
    ['replay', 'replay/frames', 'timeline.md'].map((what) => `${place}/${what}?eyes=${eyes}`),
  )
  const kept = ['replay/pointing', 'report', 'report.md', 'shares'].map((what) => `${place}/${what}`)
  return [...told, ...kept, '/api/progress']
}

/** `reader` is the link's holder as `Openings` knows them. */
type Shared = Readonly<{ reader: string; token: string; received: readonly string[] }>

const roundsOf = (questions: readonly Question[]) =>
  questions.map(({ id }) => ({ questionId: id, hostRole: 'interviewer' as const }))

/** `name` is the connection's person; `scanned` counts the messages searched. */
type Tapped = { person: Participant; name: string; scanned: number }

/**
 * A whole interview over the real server, with a canary in every text that a pack or an interviewer can hold. Searches
 * every byte that a person receives for canaries that are not open to them.
 */
export class WireTap {
  readonly questions: readonly Question[]
  /** Questions of the pack that the interview does not ask; their canaries count as later rounds'. */
  readonly others: readonly Question[]
  readonly server: RunningApp
  readonly table: Table
  readonly steps: readonly Step[]
  readonly search: SecretSearch
  readonly recordings: string[] = []
  readonly #aviary: Aviary
  readonly #openings: Openings
  readonly #taps = new Map<string, Tapped>()
  #lookToo: (after: string) => Promise<void> = async () => {}
  #interview!: Interview

  /** `arrive` is how people join; `more` counts the unasked questions of the pack. */
  static async open(arrive: Arrival = byAsking, more = 0): Promise<WireTap> {
    const aviary = new Aviary()
    const questions = [0, 1, 2].map((round) => aviary.question(round))
    const others = Array.from({ length: more }, (_, n) => aviary.question(questions.length + n))
    const steps = wholeInterview(questions, (...place) => aviary.canary(...place))
    const limits = { LIMIT_COMMANDS_PER_SECOND: '5000' }
    const server = await startApp(await anyDatabase(), limits, [...questions, ...others], { pack: aviary.packParts() })
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

  /** Taps another connection, known by its person's name or by `ear`. */
  tap(name: string, person: Participant, ear = name): void {
    this.#taps.set(ear, { person, name, scanned: 0 })
  }

  /** Adds a search that runs whenever everyone has received everything so far. */
  onLook(lookToo: (after: string) => Promise<void>): void {
    this.#lookToo = lookToo
  }

  /** Plays one step. Before it everyone without permission tries it; after it everyone reconnects. */
  async play(step: Step): Promise<void> {
    await this.#refresh()
    await this.#returnIfCutOff()
    for (const name of ['ada', 'bob', 'eve']) await this.#tryAs(name, step.command)
    await this.person(step.by).do(dated(step.command, this.#interview))
    await this.#refresh()
    this.#openings.after(this.#interview, step.command)
    await this.#look(step.command.type)
  }

  /** Cuts all connections; everyone reconnects from their version, and in a tab without one. */
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

  /** Searches what a connection received since the last call; `path` is its HTTP request. */
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

  /** Requests everything about the ended interview, from every perspective, as each of the four. */
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

  async #bringAlong(tab: Participant): Promise<void> {
    const { status, body } = await tab.get(`/api/interviews/${this.table.id}/recording`)
    if (status !== 200) throw new Error(`no recording: ${status}`)
    const brought = await tab.post('/api/recordings', body)
    if (brought.status !== 201) throw new Error(`not brought along: ${JSON.stringify(brought.body)}`)
    const { id } = brought.body as { id: string }
    this.recordings.push(id)
    for (const path of ['/api/recordings', `/api/recordings/${id}`]) await tab.get(path)
  }

  /** Opens fields of a round to a person who has access without a seat. */
  grant(person: string, round: number, ...openings: readonly Opening[]): void {
    this.#openings.grant(person, round, ...openings)
  }

  other(n: number): { question: Question; round: number } {
    const question = this.others[n]
    if (!question) throw new Error(`there are ${this.others.length} other questions`)
    return { question, round: this.questions.length + n }
  }

  /** Shares the report as a player, and reads it as a person who has only the link. */
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

  /** A text for the interviewer of a round alone, to plant it elsewhere. */
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

  /** A long search blocks this process, and the server may time out its connections. */
  async #returnIfCutOff(): Promise<void> {
    for (const person of this.table.everyone) if (!person.isConnected) await person.connect(this.table.id)
  }

  /** Tries a command that the policy forbids to the person, with valid ids. */
  async #tryAs(name: string, command: Command): Promise<void> {
    const role = name === 'eve' ? 'audience' : 'candidate'
    const asks = asksIn(this.#interview, Math.max(this.#interview.current, 0))
    if (this.#interview.stage !== 'round' || name === asks || policy[command.type].who.includes(role)) return
    const receipt = await this.person(name).submit(command)
    if (receipt.ok) throw new Error(`${command.type} was done for ${name}`)
  }

  /** Waits until everyone has received everything so far, and searches it. */
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
