import type { Refusal } from '@dryrun/shared/refusals.ts'

type Attempt = Readonly<{ id: string; by: string; attempt?: number | undefined }>

/** A client has one submission under way, so only a hostile one reaches this. */
const MOST_PER_PERSON = 200

/**
 * The refused submissions that name their attempt, with the last attempt of each. A message may still arrive over a
 * broken connection after the answer to its copy; the author knows that answer, so it must stay true.
 */
export class RefusedAttempts {
  readonly #byPerson = new Map<string, Map<string, { attempt: number; code: Refusal }>>()

  /** Returns the code with which this attempt or a later one was refused. */
  of({ id, by, attempt }: Attempt): Refusal | undefined {
    const refused = this.#byPerson.get(by)?.get(id)
    return refused && attempt !== undefined && attempt <= refused.attempt ? refused.code : undefined
  }

  /** Forgets the oldest refusal of a person who has more than `MOST_PER_PERSON`. */
  add({ id, by, attempt }: Attempt, code: Refusal): void {
    if (attempt === undefined) return
    const refused = this.#byPerson.get(by) ?? new Map()
    this.#byPerson.set(by, refused)
    const latest = Math.max(attempt, refused.get(id)?.attempt ?? 0)
    refused.delete(id)
    refused.set(id, { attempt: latest, code })
    if (refused.size > MOST_PER_PERSON) refused.delete(refused.keys().next().value)
  }
}
