import { join } from 'node:path'
import type { Entry } from '@dryrun/server/core/events.ts'
import type { Dice } from '../domain/dice.ts'
import type { Place } from '../servers/databases.ts'
import { freePort } from '../servers/postgres-cluster.ts'
import { type ServerProcess, startServer } from '../servers/server-process.ts'
import { entriesAt, LiveInterview, underLoad } from '../socket/live-interview.ts'
import { type Failpoint, failpoints } from './failpoint.ts'

/** How a server's life ends: at the n-th pass of a failpoint, or by a kill after so many answers. */
export type End = { failpoint: Failpoint; pass: number } | { answers: number }

type Death = { end: End; at: number; shown: number; acknowledged: number }

const preload = [join(import.meta.dirname, 'preload-failpoints.ts')]

/** Each failpoint in turn, with as many kills at random moments. */
export function endsFrom(dice: Dice, count: number): End[] {
  return Array.from({ length: count }, (_, index) => {
    const failpoint = failpoints[index % (failpoints.length + 1)]
    if (!failpoint) return { answers: 10 + dice.below(150) }
    const isPassedByEach = failpoint === 'received' || failpoint === 'shown'
    return { failpoint, pass: isPassedByEach ? 100 + dice.below(400) : 10 + dice.below(25) }
  })
}

export class ManyLives {
  readonly #where: Place
  readonly #settings: Record<string, string>
  readonly #deaths: Death[] = []
  #live: LiveInterview | undefined
  #longestStartMs = 0
  #longestReturnMs = 0

  static async on(where: Place): Promise<ManyLives> {
    return new ManyLives(where, { ...where, ...underLoad, PORT: `${await freePort()}`, AUTH_SECRET: 'a'.repeat(40) })
  }

  private constructor(where: Place, settings: Record<string, string>) {
    this.#where = where
    this.#settings = settings
  }

  async live(end: End): Promise<void> {
    const fate: Record<string, string> = 'failpoint' in end ? { FAILPOINT: `${end.failpoint}:${end.pass}` } : {}
    const server = await this.#start(fate)
    if ('answers' in end) {
      await this.#interview.untilSome(end.answers)
      await server.kill('SIGKILL')
    }
    await server.ended
    if ('failpoint' in end && !server.printed().includes(`killed once ${end.failpoint}`))
      throw new Error(`the server ended otherwise: ${server.printed()}`)
    await this.#interview.broken()
    const { shown, acknowledged } = this.#interview
    this.#deaths.push({ end, at: Date.now(), shown, acknowledged })
  }

  /** Runs the last server until enough is acknowledged, and stops it cleanly. */
  async liveOn(leastAcknowledged: number): Promise<void> {
    const server = await this.#start({})
    while (this.#interview.acknowledged < leastAcknowledged) await this.#interview.untilSome(20)
    await this.#interview.rest()
    await server.kill('SIGTERM')
  }

  async faults(): Promise<string[]> {
    const entries = await entriesAt(this.#where, this.#interview.table.id)
    return [...this.#interview.faults(entries), ...this.#deaths.flatMap((death) => misplaced(death, entries))]
  }

  get figures() {
    return {
      kills: this.#deaths.length,
      acknowledged: this.#interview.acknowledged,
      longestStartMs: this.#longestStartMs,
      longestReturnMs: this.#longestReturnMs,
    }
  }

  get #interview(): LiveInterview {
    if (!this.#live) throw new Error('no server has lived yet')
    return this.#live
  }

  async #start(fate: Record<string, string>): Promise<ServerProcess> {
    const asked = performance.now()
    const server = await startServer({ ...this.#settings, ...fate }, { preload })
    const ready = performance.now()
    this.#longestStartMs = Math.max(this.#longestStartMs, Math.round(ready - asked))
    if (!this.#live) this.#live = await LiveInterview.at(server.url)
    else {
      await this.#live.comeBack()
      this.#longestReturnMs = Math.max(this.#longestReturnMs, Math.round(performance.now() - ready))
    }
    return server
  }
}

/** Deaths at another place than planned, which would prove less than the run claims. */
function misplaced({ end, at, shown, acknowledged }: Death, entries: readonly Entry[]): string[] {
  if (!('failpoint' in end)) return []
  const stored = entries.filter((entry) => entry.at <= at && ['said', 'boardChanged'].includes(entry.event.type)).length
  const isShownToo = end.failpoint === 'committed' && stored <= shown
  const isAnsweredToo = end.failpoint === 'shown' && shown <= acknowledged
  return isShownToo || isAnsweredToo
    ? [`killed late, once ${end.failpoint}: ${stored} stored, ${shown} shown, ${acknowledged} acknowledged`]
    : []
}
