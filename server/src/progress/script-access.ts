import type { Seat } from '@dryrun/shared/interview/terms.ts'
import { deniedBy } from '../denied.ts'
import type { HeldQuestions } from './held-question-store.ts'
import { type QuestionKey, questionKey } from './model/question-key.ts'
import type { Rounds } from './round-store.ts'

export type KnownQuestions = Readonly<Record<'held' | 'watched' | 'seen', ReadonlySet<QuestionKey>>>

export const maySeeScript = ({ held, seen }: KnownQuestions, key: QuestionKey): boolean =>
  !held.has(key) || seen.has(key)

/** Whether a person may play this question in another interview, which reveals the script in the end. */
export const mayMeet = (known: KnownQuestions, key: QuestionKey): boolean =>
  maySeeScript(known, key) && (!known.watched.has(key) || known.seen.has(key))

type Asking = Readonly<{ pack: { id: string }; rounds: readonly { question: { id: string } }[] }>
type Ports = Readonly<{ held: HeldQuestions; rounds: Pick<Rounds, 'scriptSeen'> }>

/** Guards every access to a script: a question held for a person is kept from them. */
export class ScriptAccess {
  readonly #ports: Ports
  readonly #turns = new Map<string, Promise<unknown>>()

  constructor(ports: Ports) {
    this.#ports = ports
  }

  /** `except` is an interview to ignore. */
  async knownOf(personId: string, except?: string): Promise<KnownQuestions> {
    return (await this.#known([personId], except)).get(personId) ?? nothing
  }

  async barred(personIds: readonly string[]): Promise<Map<string, ReadonlySet<QuestionKey>>> {
    const known = await this.#known(personIds)
    return new Map([...known].map(([id, each]) => [id, barredBy(each)]))
  }

  async barredFor(personIds: readonly string[]): Promise<(key: QuestionKey) => boolean> {
    const barred = [...(await this.barred(personIds)).values()]
    return (key) => barred.some((keys) => keys.has(key))
  }

  /** Refuses with `questionHeld` when the person may not see the scripts now. */
  async requireScript(personId: string, keys: readonly QuestionKey[]): Promise<void> {
    const known = await this.knownOf(personId)
    if (!keys.every((key) => maySeeScript(known, key))) throw deniedBy('questionHeld')
  }

  /**
   * Refuses with `questionHeld` a seat in an interview with a question held for the person elsewhere, and a player's
   * seat with one that they observe elsewhere.
   */
  async requireSeat(personId: string, interview: Asking & { id: string }, seat: Seat): Promise<void> {
    const known = await this.knownOf(personId, interview.id)
    const may = seat === 'host' || seat === 'guest' ? mayMeet : maySeeScript
    if (!keysOf(interview).every((key) => may(known, key))) throw deniedBy('questionHeld')
  }

  /** Refuses with `questionHeld` while a question of the pack is held for the person. `except` is an interview to ignore. */
  async requirePack(personId: string, packId: string, except?: string): Promise<void> {
    const { held, seen } = await this.knownOf(personId, except)
    const isHeld = [...held].some((key) => key.startsWith(`${packId}/`) && !seen.has(key))
    if (isHeld) throw deniedBy('questionHeld')
  }

  async #known(personIds: readonly string[], except?: string): Promise<Map<string, KnownQuestions>> {
    const { held, rounds } = this.#ports
    const [waiting, watched, seen] = await Promise.all([
      held.heldBy(personIds, except),
      held.watchedBy(personIds),
      rounds.scriptSeen(personIds),
    ])
    const knownOf = (id: string): KnownQuestions => ({
      held: waiting.get(id) ?? nothing.held,
      watched: watched.get(id) ?? nothing.watched,
      seen: seen.get(id) ?? nothing.seen,
    })
    return new Map(personIds.map((id) => [id, knownOf(id)]))
  }

  /**
   * Serializes one person's claims of seats, since two concurrent ones would not see each other. Rejects with the error
   * of `take`.
   */
  inTurn<T>(personId: string, take: () => Promise<T>): Promise<T> {
    const earlier = this.#turns.get(personId) ?? Promise.resolve()
    const taken = earlier.then(take)
    const over = taken.then(ignore, ignore).then(() => {
      if (this.#turns.get(personId) === over) this.#turns.delete(personId)
    })
    this.#turns.set(personId, over)
    return taken
  }
}

const nothing: KnownQuestions = { held: new Set(), watched: new Set(), seen: new Set() }

const barredBy = (known: KnownQuestions): ReadonlySet<QuestionKey> =>
  new Set([...known.held, ...known.watched].filter((key) => !mayMeet(known, key)))

const ignore = (): void => {}

export const keysOf = ({ pack, rounds }: Asking): QuestionKey[] =>
  rounds.map(({ question }) => questionKey({ packId: pack.id, questionId: question.id }))
