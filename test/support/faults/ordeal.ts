import { expect } from 'vitest'
import type { Place } from '../servers/databases.ts'
import { record } from '../servers/figures.ts'
import { type ServerProcess, startServer } from '../servers/server-process.ts'
import { entriesAt, LiveInterview } from '../socket/live-interview.ts'

/** What befalls a database. */
export type Fault = {
  begin(): Promise<void> | void
  /** Resolves when it has lasted long enough; without it, as soon as everyone has been told. */
  last?(ordeal: Ordeal): Promise<void>
  /** Undoes it; without it, it passes by itself. */
  end?(): Promise<void> | void
}

const generous = { LIMIT_COMMANDS_PER_SECOND: '10000', LIMIT_SIGN_IN_PER_MINUTE: '10000', AUTH_SECRET: 'a'.repeat(40) }
/** How long anyone waits for news in the midst of it: it lasts as long as it is told to, and a machine may be busy. */
const patienceMs = 100_000

/**
 * A server of its own over a database to which something happens, and an interview in it that goes on all the time: Ada
 * and Bob write, Sam and Eve read.
 */
export class Ordeal {
  readonly server: ServerProcess
  readonly live: LiveInterview
  readonly #place: Place

  static async on(place: Place, settings: Record<string, string> = {}): Promise<Ordeal> {
    const server = await startServer({ ...generous, ...place, ...settings })
    // One change on its way at a time, as the page has it: the next builds on it, and this one may have to wait.
    return new Ordeal(server, await LiveInterview.at(server.url, 1), place)
  }

  private constructor(server: ServerProcess, live: LiveInterview, place: Place) {
    this.server = server
    this.live = live
    this.#place = place
    for (const person of live.table.everyone) person.patienceMs = patienceMs
  }

  /** Through the fault and out of it: everyone is told of both, and those who write go on by themselves. */
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

  /** Brings it to rest, ends the server, and answers with everything in which a promise was broken. */
  async faults(name: string, figures: Record<string, number> = {}): Promise<string[]> {
    await this.live.rest()
    const exit = await this.server.kill('SIGTERM')
    const faults = this.live.faults(await entriesAt(this.#place, this.live.table.id))
    const count = (what: string) => faults.filter((fault) => fault.includes(what)).length
    const { acknowledged } = this.live
    record(name, { ...figures, acknowledged, lost: count('is lost'), twice: count('twice'), faults: faults.length })
    return exit === 0 ? faults : [...faults, `the server ended with ${exit}: ${this.server.printed()}`]
  }

  /** Those who only read are told as well. */
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

/** The same fault for everyone who has one: through it, to the end, and nothing broken. */
export async function expectSurvived(name: string, ordeal: Ordeal, fault: Fault): Promise<void> {
  const figures = await ordeal.survive(fault)
  expect(await ordeal.faults(name, figures)).toEqual([])
}
