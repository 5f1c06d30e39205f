import type { Entry } from '@dryrun/server/core/events.ts'
import type { Command } from '@dryrun/shared/interview/commands.ts'
import type { Question } from '@dryrun/shared/pack.ts'
import { ada, bob, eve, sam } from '../domain/facts.ts'
import { Rehearsal } from '../domain/rehearsal.ts'
import type { Tab } from '../domain/tab.ts'
import { dated, type Step, wholeInterview } from '../domain/whole-interview.ts'
import { Aviary, type Canary, canariesIn } from './canaries.ts'
import { Openings } from './openings.ts'

type Leak = Readonly<{ person: string; field: string; round: number; after: string }>

const everyone = [ada, bob, sam, eve]
const isUnder = (field: string, roots: readonly string[]): boolean => roots.some((root) => field.startsWith(root))

/**
 * Plays a whole interview full of canaries, and checks after every step that each person received only what was open to
 * them.
 */
export class Spyglass {
  readonly leaks: Leak[] = []
  readonly questions: readonly Question[]
  readonly #aviary: Aviary
  readonly #rehearsal: Rehearsal
  readonly #steps: Step[]
  #played = 0
  readonly #tabs = new Map<string, Tab>()
  readonly #openings: Openings
  readonly #seen = new Map<string, Set<string>>()
  readonly #seenBeforeSeal = new Map<string, Set<string>>()

  static async open(): Promise<Spyglass> {
    const aviary = new Aviary()
    const questions = [0, 1, 2].map((round) => aviary.question(round))
    const rehearsal = await Rehearsal.open({ questions, interviewers: ['host', 'host', 'host'] })
    return new Spyglass(aviary, questions, rehearsal)
  }

  private constructor(aviary: Aviary, questions: readonly Question[], rehearsal: Rehearsal) {
    this.#aviary = aviary
    this.#rehearsal = rehearsal
    this.questions = questions
    this.#steps = wholeInterview(questions, (...place) => aviary.canary(...place))
    for (const person of everyone) this.#tabs.set(person, rehearsal.tab(person))
    this.#openings = new Openings(aviary.canaries, questions)
    this.#openings.after(rehearsal.room.interview)
    this.#look('the seats were taken')
  }

  entries(): Entry[] {
    return this.#rehearsal.entries()
  }

  async playAll(): Promise<void> {
    for (const step of this.#steps.slice(this.#played)) await this.#play(step)
  }

  async playUntilSeal(): Promise<void> {
    for (const step of this.#steps.slice(this.#played, -1)) await this.#play(step)
  }

  async playOneRound(): Promise<void> {
    const end = this.#steps.findIndex(({ command }) => command.type === 'finishRound')
    for (const step of this.#steps.slice(0, end)) await this.#play(step)
  }

  /** Canaries under these fields of a round that a person should have received and did not. */
  missing(person: string, round: number, roots: readonly string[], until?: 'beforeSeal'): string[] {
    const seen = until ? this.#seenBeforeSeal.get(person) : this.#seenBy(person)
    return this.#of(round, roots)
      .filter(({ text, isGone }) => !isGone && !seen?.has(text))
      .map(({ field }) => field)
  }

  /** Whether a person received this field's final or retracted text. */
  received(person: string, { round, field, isGone }: Omit<Canary, 'text'>): boolean {
    const seen = this.#seenBy(person)
    return this.#of(round, [field]).some((canary) => canary.isGone === isGone && seen.has(canary.text))
  }

  unknownTo(person: string, text: string): string[] {
    const seen = this.#seenBy(person)
    return [...canariesIn(text)].filter((canary) => !seen.has(canary))
  }

  closedTo(person: string, text: string): string[] {
    const found = canariesIn(text)
    return this.#aviary.canaries
      .filter((canary) => found.has(canary.text) && !this.#openings.isOpenTo(person, canary))
      .map(({ field, round }) => `${field} of round ${round}`)
  }

  fieldsOf(person: string): string[] {
    const fields = new Set<string>()
    for (const { set, drop, put, add } of this.#tabs.get(person)?.frames ?? [])
      for (const part of [set, drop, put, add]) nameFields(part, '', fields)
    return [...fields].sort()
  }

  async #play({ by, command }: Step): Promise<void> {
    const rehearsal = this.#rehearsal
    this.#played += 1
    rehearsal.now += 1_000
    await rehearsal.do(by, dated(command, rehearsal.room.interview))
    this.#openings.after(rehearsal.room.interview, command)
    this.#look(command.type)
    await this.#tryWhatIsNotTheirs()
    await this.#comeBack()
  }

  /** Refusals must reveal nothing either. */
  async #tryWhatIsNotTheirs(): Promise<void> {
    const { interview } = this.#rehearsal.room
    const { script } = this.questions[Math.max(interview.current, 0)] as Question
    const candidate = interview.rounds[interview.current]?.interviewer === 'host' ? bob : ada
    const tries: Command[] = [
      { type: 'giveHint', hintId: script.hints[2].id },
      { type: 'askFollowUp', followUpId: 'guess' },
      {
        type: 'writeNote',
        round: Math.max(interview.current, 0),
        noteId: this.#rehearsal.newId(),
        text: 'x',
        tags: [],
      },
    ]
    for (const command of tries) {
      const receipt = await this.#rehearsal.submit(candidate, command)
      if (receipt.ok) throw new Error(`${command.type} was done for a candidate`)
      this.#tabs.get(candidate)?.received.push(JSON.stringify(receipt))
    }
    this.#look('a refusal')
  }

  /** Reconnects, since a reloaded client gets everything at once. */
  async #comeBack(): Promise<void> {
    for (const [person, tab] of this.#tabs) {
      const fresh = this.#rehearsal.tab(person)
      tab.received.push(...fresh.received)
      fresh.disconnect()
    }
    this.#look('coming back')
  }

  #look(after: string): void {
    for (const person of everyone) {
      const seen = this.#seenBy(person)
      if (this.#rehearsal.room.interview.sealed) this.#seenBeforeSeal.set(person, new Set(seen))
      const leaked = this.#aviary.canaries.filter(
        (canary) => seen.has(canary.text) && !this.#openings.isOpenTo(person, canary),
      )
      this.leaks.push(...leaked.map(({ field, round }) => ({ person, field, round, after })))
    }
  }

  #seenBy(person: string): Set<string> {
    const seen = this.#seen.get(person) ?? new Set()
    const tab = this.#tabs.get(person)
    for (const canary of canariesIn(tab?.received.splice(0).join('\n') ?? '')) seen.add(canary)
    this.#seen.set(person, seen)
    return seen
  }

  #of(round: number, roots: readonly string[]): Canary[] {
    return this.#aviary.canaries.filter((canary) => canary.round === round && isUnder(canary.field, roots))
  }
}

function nameFields(value: unknown, path: string, fields: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) nameFields(item, path, fields)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return
  for (const [key, part] of Object.entries(value)) {
    const name = key.replaceAll('/', '.')
    const field = path ? `${path}.${name}` : name
    fields.add(field)
    nameFields(part, field, fields)
  }
}
