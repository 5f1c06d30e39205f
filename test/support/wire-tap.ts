import type { Command } from '@dryrun/shared/interview/commands.ts'
import type { Interview } from '@dryrun/shared/interview/interview.ts'
import { policy } from '@dryrun/shared/interview/policy.ts'
import { defaultPlan } from '@dryrun/shared/interview/terms.ts'
import type { Question } from '@dryrun/shared/pack.ts'
import { type RunningApp, startApp } from './app.ts'
import { Aviary, type Canary, canariesIn } from './canaries.ts'
import { decodings } from './decodings.ts'
import * as facts from './facts.ts'
import type { Participant } from './participant.ts'
import { type Table, tableAt } from './table.ts'
import { dated, type Step, wholeInterview } from './whole-interview.ts'

type Hit = Readonly<{ person: string; path: string; round: number; after: string }>
type Tapped = { person: Participant; scanned: number; open: Set<string>; bytes: number; seen: Set<string> }

/** Anyone may read these in the list of packs. */
const listed: ReadonlySet<string> = new Set(['id', 'title', 'topics[]'])
/** What everyone in the room reads of a question once its round has started. */
const openAtStart = /^(title|prompt|startingBoard\.(parts\[\]\.(id|label)|arrows\[\]\.label))$/
/** What the interviewer of a round has at hand, and the shadow with them. */
const desk = /^(title|prompt|script\.|criteria\[\]\.|note|removed |score|evidence)/
const results =
  /^(title|prompt|script\.|criteria\[\]\.(id|name|anchors)|score|evidence|summary|behaviour|effect|drill|comment)/

/**
 * A whole interview over the real server, with a canary in every text that a pack or an interviewer can hold. Every byte
 * that reaches anyone is searched, raw and decoded, for canaries that were not openly given to them by then.
 */
export class WireTap {
  readonly hits: Hit[] = []
  readonly questions: readonly Question[]
  readonly server: RunningApp
  readonly table: Table
  readonly steps: readonly Step[]
  readonly #aviary: Aviary
  readonly #taps = new Map<string, Tapped>()
  #interview!: Interview

  static async open(): Promise<WireTap> {
    const aviary = new Aviary()
    const questions = [0, 1, 2].map((round) => aviary.question(round))
    const steps = wholeInterview(questions, (field, round) => aviary.canary(field, round))
    const server = await startApp(undefined, { LIMIT_COMMANDS_PER_SECOND: '5000' }, questions)
    const rounds = questions.map(({ id }) => ({ questionId: id, hostRole: 'interviewer' as const }))
    const table = await tableAt(server.url, { rounds, plan: [...defaultPlan] })
    const tap = new WireTap({ aviary, questions, steps, server, table })
    await tap.#look('everyone is seated')
    return tap
  }

  private constructor(parts: {
    aviary: Aviary
    questions: readonly Question[]
    steps: readonly Step[]
    server: RunningApp
    table: Table
  }) {
    this.#aviary = parts.aviary
    this.questions = parts.questions
    this.steps = parts.steps
    this.server = parts.server
    this.table = parts.table
    const { ada, bob, sam, eve } = parts.table
    for (const [name, person] of Object.entries({ ada, bob, sam, eve })) this.tap(name, person)
  }

  /** Listens to one more connection, known by the name of its person or by `as`, with what that person may know. */
  tap(name: string, person: Participant, as = name): void {
    const open = this.#taps.get(name)?.open ?? new Set()
    const { bytes = 0, seen = new Set<string>() } = this.#taps.get(as) ?? {}
    this.#taps.set(as, { person, open, scanned: 0, bytes, seen })
  }

  /** One step of the interview; before it whoever must not take it tries to, and afterwards everyone comes back. */
  async play(step: Step): Promise<void> {
    await this.#refresh()
    for (const name of ['ada', 'bob', 'eve']) await this.#tryAs(name, step.command)
    await this.#person(step.by).do(dated(step.command, this.#interview))
    await this.#refresh()
    this.#openWith(step.command)
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
  scan(as: string, after: string, path = ''): void {
    const tapped = this.#taps.get(as)
    if (!tapped) throw new Error(`nobody listens to ${as}`)
    const texts = tapped.person.received.slice(tapped.scanned)
    tapped.scanned += texts.length
    tapped.bytes += texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
    const found = canariesIn(texts.flatMap(decodings).join('\n'))
    for (const text of found) tapped.seen.add(text)
    const isOpen = ({ text, path: field }: Canary) =>
      tapped.open.has(text) || (path.startsWith('/api/packs') && listed.has(field))
    const leaked = this.#aviary.canaries.filter((canary) => found.has(canary.text) && !isOpen(canary))
    this.hits.push(...leaked.map(({ path: field, round }) => ({ person: as, path: field, round, after })))
  }

  /** Canaries of a round's script and rubric, and how many of them somebody has received. */
  control(name: string, round: number): { missing: string[] } {
    const seen = this.#taps.get(name)?.seen
    const script = this.#aviary.canaries.filter((each) => each.round === round && /^(script|criteria)/.test(each.path))
    return { missing: script.filter(({ text }) => !seen?.has(text)).map(({ path }) => path) }
  }

  /** Something only the interviewer of a round may know, for planting it elsewhere. */
  secretOf(round: number): string {
    return (
      this.#aviary.canaries.find((each) => each.round === round && each.path.startsWith('script.really'))?.text ?? ''
    )
  }

  report(): string {
    const rows = [...this.#taps].map(([name, { bytes, seen }]) => {
      const hits = this.hits.filter(({ person }) => person === name).length
      return `  ${name.padEnd(16)} ${String(bytes).padStart(10)} bytes  ${String(seen.size).padStart(4)} canaries openly given  ${hits} hits`
    })
    return [`${this.#aviary.canaries.length} canaries in the pack and in what was written:`, ...rows, ''].join('\n')
  }

  #people(): Record<string, Participant> {
    const { ada, bob, sam, eve } = this.table
    return { ada, bob, sam, eve }
  }

  #person(name: string): Participant {
    const person = this.#people()[name]
    if (!person) throw new Error(`nobody is called ${name}`)
    return person
  }

  async #refresh(): Promise<void> {
    const interview = await this.server.app.rooms.peek(this.table.id)
    if (!interview) throw new Error('the interview is gone')
    this.#interview = interview
  }

  /** What the policy keeps from somebody is asked for all the same, with the right ids even. */
  async #tryAs(name: string, command: Command): Promise<void> {
    const role = name === 'eve' ? 'audience' : 'candidate'
    const asks = this.#interview.rounds[Math.max(this.#interview.current, 0)]?.interviewer === 'host' ? 'ada' : 'bob'
    if (this.#interview.stage !== 'round' || name === asks || policy[command.type].who.includes(role)) return
    const receipt = await this.#person(name).submit(command)
    if (receipt.ok) throw new Error(`${command.type} was done for ${name}`)
  }

  #openWith(command: Command): void {
    const { current, stage } = this.#interview
    const { script } = this.questions[Math.max(current, 0)] as Question
    const everyone = [facts.ada, facts.bob, facts.sam, facts.eve]
    if (command.type === 'startRound') this.#openTo(everyone, current, openAtStart)
    if (command.type === 'askFollowUp') this.#give(script.followUps.find(({ id }) => id === command.followUpId)?.ask)
    if (command.type === 'giveHint') this.#give(script.hints.find(({ id }) => id === command.hintId)?.text)
    if (command.type === 'dropCurveball') this.#give(script.curveball.ask)
    if (stage !== 'ended') this.#openDesk(stage === 'break' ? current + 1 : current)
    if (!this.#interview.sealed) for (const round of [0, 1, 2]) this.#openResults(round)
  }

  #openDesk(round: number): void {
    const asks = this.#interview.rounds[Math.max(round, 0)]?.interviewer === 'host' ? facts.ada : facts.bob
    this.#openTo([asks, facts.sam], Math.max(round, 0), desk)
  }

  #openResults(round: number): void {
    this.#openTo([facts.ada, facts.bob], round, results)
    // In the second round alone the interviewer shares the notes.
    if (round === 1) this.#openTo([facts.ada, facts.bob], round, /^note/)
  }

  #give(text = ''): void {
    for (const { open } of this.#taps.values()) open.add(text)
  }

  #openTo(names: readonly string[], round: number, fields: RegExp): void {
    const texts = this.#aviary.canaries.filter((each) => each.round === round && fields.test(each.path))
    for (const name of names) for (const { text } of texts) this.#taps.get(name)?.open.add(text)
  }

  /** Waits until everyone has what was sent before, and searches it. */
  async #look(after: string): Promise<void> {
    if (!this.#interview) {
      await this.#refresh()
      this.#openDesk(0)
    }
    for (const [as, { person }] of this.#taps) {
      if (person.isConnected) await person.socket.timeout(20_000).emitWithAck('command', null)
      this.scan(as, after)
    }
  }
}
