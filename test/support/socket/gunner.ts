import { PROTOCOL } from '@dryrun/shared/protocol.ts'
import type { Shot } from './malformed.ts'
import { RawLink } from './raw-link.ts'

type Aim = { url: string; cookie: string; interviewId: string }

/** Everything that the server ever sends to a participant. */
const speech =
  /^(42\["(frame|presence|signal)",|40\{|41$|1$|43[^[]*\[(\{.*\}|\d+)\]$|44(\/[^,]*,)?\{"message":"Invalid namespace"\}$)/

/** A participant who sends malformed messages and reconnects when cut off. */
export class Gunner {
  /** Outcomes per family: counts by code, and of cut connections. */
  readonly outcomes = new Map<string, Map<string, number>>()
  readonly oddities: string[] = []
  readonly #aim: Aim
  #link: RawLink | undefined
  #probe = 1_000

  constructor(aim: Aim) {
    this.#aim = aim
  }

  /** Fires a shot and waits until the server has handled it: until it answers the next question or hangs up. */
  async fire({ family, what, fire }: Shot): Promise<void> {
    const link = await this.#loaded()
    const before = link.texts.length
    fire(link)
    await link.ask(['command', {}], ++this.#probe).catch(() => this.oddities.push(`${family}: no answer after ${what}`))
    for (const text of link.texts.slice(before)) this.#hear(family, text)
    if (link.isClosed) this.#count(family, 'cut off')
  }

  async fireAll(shots: readonly Shot[]): Promise<void> {
    for (const shot of shots) await this.fire(shot)
  }

  leave(): void {
    this.#link?.drop()
  }

  async #loaded(): Promise<RawLink> {
    if (this.#link && !this.#link.isClosed) return this.#link
    const { url, cookie, interviewId } = this.#aim
    const link = await RawLink.open(url, { cookie })
    const answer = await link.join({ protocol: PROTOCOL, interviewId })
    if (!answer.startsWith('40')) throw new Error(`not let in again: ${answer}`)
    this.#link = link
    return link
  }

  #hear(family: string, text: string): void {
    if (!speech.test(text)) this.oddities.push(`${family}: ${text.slice(0, 200)}`)
    if (!text.startsWith('43') || text.startsWith(`43${this.#probe}[`)) return
    const [answer] = JSON.parse(text.slice(text.indexOf('['))) as (number | { ok: boolean; code?: string })[]
    this.#count(family, typeof answer === 'number' ? 'told the time' : outcomeOf(answer))
  }

  #count(family: string, outcome: string): void {
    const outcomes = this.outcomes.get(family) ?? new Map<string, number>()
    this.outcomes.set(family, outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1))
  }
}

const outcomeOf = (receipt?: { ok: boolean; code?: string }): string =>
  receipt?.code ?? (receipt?.ok ? 'taken' : 'without a code')

export const outcomesOf = (all: readonly Gunner[]) => {
  const lines = new Map<string, Map<string, number>>()
  for (const [family, outcomes] of all.flatMap((gunner) => [...gunner.outcomes])) {
    const line = lines.get(family) ?? new Map<string, number>()
    for (const [outcome, times] of outcomes) line.set(outcome, (line.get(outcome) ?? 0) + times)
    lines.set(family, line)
  }
  return lines
}
