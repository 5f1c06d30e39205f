import type { Command } from '@dryrun/shared/interview/commands.ts'
import type { Entry } from '@dryrun/shared/interview/events.ts'
import type { Question } from '@dryrun/shared/pack.ts'
import { Aviary, type Canary, canariesIn } from './canaries.ts'
import { ada, bob, eve, sam } from './facts.ts'
import { Rehearsal } from './rehearsal.ts'
import type { Tab } from './tab.ts'
import { dated, type Step, wholeInterview } from './whole-interview.ts'

type Leak = Readonly<{ person: string; path: string; round: number; after: string }>

/** Fields of a question that everyone in the room reads once its round has started. All others are secret. */
const openAtStart: ReadonlySet<string> = new Set([
  'title',
  'prompt',
  'startingBoard.parts[].id',
  'startingBoard.parts[].label',
  'startingBoard.arrows[].label',
])
/** What the interviewer of a round and who looks over their shoulder have at hand. */
const desk = ['title', 'prompt', 'script.', 'criteria[].', 'note', 'removed ', 'score', 'evidence']
/** What both players read once the seal is broken; notes are opened one by one, where they are shared. */
const results = [
  'title',
  'prompt',
  'script.',
  'criteria[].id',
  'criteria[].name',
  'criteria[].anchors[]',
  'score',
  'evidence',
  'summary',
  'behaviour',
  'effect',
  'drill',
  'comment',
]

const isUnder = (path: string, roots: readonly string[]): boolean => roots.some((root) => path.startsWith(root))

/**
 * Plays a whole interview that is full of canaries, and looks after every step at all that each person was sent:
 * nothing may have arrived that was not opened to them by then.
 */
export class Spyglass {
  readonly leaks: Leak[] = []
  readonly questions: readonly Question[]
  readonly #aviary: Aviary
  readonly #rehearsal: Rehearsal
  readonly #steps: Step[]
  #played = 0
  readonly #tabs = new Map<string, Tab>()
  readonly #open = new Map<string, Set<string>>()
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
    this.#steps = wholeInterview(questions, (field, round) => aviary.canary(field, round))
    for (const person of [ada, bob, sam, eve]) {
      this.#tabs.set(person, rehearsal.tab(person))
      this.#open.set(person, new Set())
    }
    this.#openDesk(0)
    this.#look('the seats were taken')
  }

  entries(): Entry[] {
    return this.#rehearsal.entries()
  }

  async playAll(): Promise<void> {
    for (const step of this.#steps.slice(this.#played)) await this.#play(step)
  }

  /** All but the last paper. */
  async playUntilSeal(): Promise<void> {
    for (const step of this.#steps.slice(this.#played, -1)) await this.#play(step)
  }

  /** The first round, until it is to be finished. */
  async playOneRound(): Promise<void> {
    const end = this.#steps.findIndex(({ command }) => command.type === 'finishRound')
    for (const step of this.#steps.slice(0, end)) await this.#play(step)
  }

  /** Canaries of a round under these fields that somebody should have received, and has not. */
  missing(person: string, round: number, roots: readonly string[], until?: 'beforeSeal'): string[] {
    const seen = until ? this.#seenBeforeSeal.get(person) : this.#seenBy(person)
    return this.#of(round, roots)
      .filter(({ text }) => !seen?.has(text))
      .map(({ path }) => path)
  }

  received(person: string, round: number, path: string): boolean {
    const seen = this.#seenBy(person)
    return this.#aviary.canaries.some(
      (canary) => canary.round === round && canary.path === path && seen.has(canary.text),
    )
  }

  /** Canaries in a text that somebody never received. */
  unknownTo(person: string, text: string): string[] {
    const seen = this.#seenBy(person)
    return [...canariesIn(text)].filter((canary) => !seen.has(canary))
  }

  /** The names of all fields in somebody's frames, boards left out. */
  fieldsOf(person: string): string[] {
    const fields = new Set<string>()
    for (const { set, add } of this.#tabs.get(person)?.frames ?? [])
      for (const part of [set, add]) nameFields(part, '', fields)
    return [...fields].sort()
  }

  async #play({ by, command }: Step): Promise<void> {
    const rehearsal = this.#rehearsal
    this.#played += 1
    rehearsal.now += 1_000
    await rehearsal.do(by, dated(command, rehearsal.room.interview))
    this.#openWith(command)
    this.#look(command.type)
    await this.#tryWhatIsNotTheirs()
    await this.#comeBack()
  }

  /** What is refused must not tell anything either. */
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

  /** A tab that is loaded anew is sent everything at once. */
  async #comeBack(): Promise<void> {
    for (const [person, tab] of this.#tabs) {
      const fresh = this.#rehearsal.tab(person)
      tab.received.push(...fresh.received)
      fresh.disconnect()
    }
    this.#look('coming back')
  }

  #openWith(command: Command): void {
    const { interview } = this.#rehearsal.room
    const { current } = interview
    const { script } = this.questions[Math.max(current, 0)] as Question
    if (command.type === 'startRound') this.#openTo([ada, bob, sam, eve], current, (path) => openAtStart.has(path))
    if (command.type === 'finishRound') this.#openDesk(current + 1)
    if (command.type === 'askFollowUp') this.#give(script.followUps.find(({ id }) => id === command.followUpId)?.ask)
    if (command.type === 'giveHint') this.#give(script.hints.find(({ id }) => id === command.hintId)?.text)
    if (command.type === 'dropCurveball') this.#give(script.curveball.ask)
    if (!interview.sealed) for (const round of [0, 1, 2]) this.#openResults(round)
  }

  #openDesk(round: number): void {
    const interviewer = this.#rehearsal.room.interview.rounds[round]?.interviewer === 'host' ? ada : bob
    this.#openTo([interviewer, sam], round, (path) => isUnder(path, desk))
  }

  #openResults(round: number): void {
    this.#openTo([ada, bob], round, (path) => isUnder(path, results))
    if (round === 1) this.#openTo([ada, bob], round, (path) => path.startsWith('note'))
  }

  #give(text: string | undefined): void {
    for (const open of this.#open.values()) open.add(text ?? '')
  }

  #openTo(people: readonly string[], round: number, isOpen: (path: string) => boolean): void {
    const texts = this.#aviary.canaries.filter((canary) => canary.round === round && isOpen(canary.path))
    for (const person of people) for (const { text } of texts) this.#open.get(person)?.add(text)
  }

  #look(after: string): void {
    for (const [person, open] of this.#open) {
      const seen = this.#seenBy(person)
      if (this.#rehearsal.room.interview.sealed) this.#seenBeforeSeal.set(person, new Set(seen))
      const leaked = this.#aviary.canaries.filter(({ text }) => seen.has(text) && !open.has(text))
      this.leaks.push(...leaked.map(({ path, round }) => ({ person, path, round, after })))
    }
  }

  /** What was sent is looked through once, when it has come. */
  #seenBy(person: string): Set<string> {
    const seen = this.#seen.get(person) ?? new Set()
    const tab = this.#tabs.get(person)
    for (const canary of canariesIn(tab?.received.splice(0).join('\n') ?? '')) seen.add(canary)
    this.#seen.set(person, seen)
    return seen
  }

  #of(round: number, roots: readonly string[]): Canary[] {
    return this.#aviary.canaries.filter((canary) => canary.round === round && isUnder(canary.path, roots))
  }
}

function nameFields(value: unknown, path: string, fields: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) nameFields(item, path, fields)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return
  for (const [key, part] of Object.entries(value)) {
    const field = path ? `${path}.${key}` : key
    fields.add(field)
    nameFields(part, field, fields)
  }
}
