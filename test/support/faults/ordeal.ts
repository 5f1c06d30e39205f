import { expect } from 'vitest'
import type { Place } from '../servers/databases.ts'
import { record } from '../servers/figures.ts'
import { type ServerProcess, startServer } from '../servers/server-process.ts'
import { entriesAt, LiveInterview, underLoad } from '../socket/live-interview.ts'

export type Fault = {
  begin(): Promise<void> | void
  /** Resolves when the fault has lasted long enough; by default as soon as all clients know of it. */
  last?(ordeal: Ordeal): Promise<void>
  /** Undoes the fault; by default it passes by itself. */
  end?(): Promise<void> | void
}

const settled = { ...underLoad, AUTH_SECRET: 'a'.repeat(40) }
/** How long a client may wait for news during a fault; generous, since a machine may be busy. */
const patienceMs = 100_000

export class Ordeal {
  readonly server: ServerProcess
  readonly live: LiveInterview
  readonly #place: Place

  static async on(place: Place, settings: Record<string, string> = {}): Promise<Ordeal> {
    const server = await startServer({ ...settled, ...place, ...settings })
    // One change in flight, as in the client: the next builds on it, and this one may have to wait.
    return new Ordeal(server, await LiveInterview.at(server.url, 1), place)
  }

  private constructor(server: ServerProcess, live: LiveInterview, place: Place) {
    this.server = server
    this.live = live
    this.#place = place
    for (const person of live.table.everyone) person.patienceMs = patienceMs
  }

  /** Runs a fault from start to recovery. All clients must learn of both, and the writers must resume. */
  async survive({ begin, last, end }: Fault): Promise<Record<string, number>> {
    await this.live.untilSome(20)
    const begun = performance.now()
    await begin()
    await this.untilAllHear(false)
    const toldMs = performance.now() - begun
    if (end) expect(await this.readiness()).toBe(503)
    await last?.(this)
    const ended = performance.now()
    await end?.()
    await this.untilAllHear(true)
    const backMs = performance.now() - ended
    await this.live.untilSome(20)
    expect(await this.readiness()).toBe(200)
    return { toldMs: Math.round(toldMs), backMs: Math.round(backMs) }
  }

  async faults(name: string, figures: Record<string, number> = {}): Promise<string[]> {
    await this.live.rest()
    const exit = await this.server.kill('SIGTERM')
    const faults = this.live.faults(await entriesAt(this.#place, this.live.table.id))
    const count = (what: string) => faults.filter((fault) => fault.includes(what)).length
    const { acknowledged } = this.live
    record(name, { ...figures, acknowledged, lost: count('is lost'), twice: count('twice'), faults: faults.length })
    return exit === 0 ? faults : [...faults, `the server ended with ${exit}: ${this.server.printed()}`]
  }

  /** Readers learn of it too. */
  async untilAllHear(isSaving: boolean): Promise<void> {
    const { everyone } = this.live.table
    await Promise.all(
      everyone.map((person) => person.until((each) => each.isSaving === isSaving, `saving: ${isSaving}`)),
    )
  }

  readonly untilPrinted = async (words: string): Promise<void> => {
    const options = { timeout: patienceMs, interval: 50 }
    await expect.poll(() => this.server.printed().includes(words), options).toBe(true)
  }

  async readiness(): Promise<number> {
    return (await fetch(`${this.server.url}/readyz`)).status
  }
}

export async function expectSurvived(name: string, ordeal: Ordeal, fault: Fault): Promise<void> {
  const figures = await ordeal.survive(fault)
  expect(await ordeal.faults(name, figures)).toEqual([])
}
