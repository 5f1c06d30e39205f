import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Command } from '@dryrun/shared/interview/commands.ts'
import { box } from '../../domain/facts.ts'
import { FromAddress } from '../../http/from-address.ts'
import { openRequest } from '../../http/open-request.ts'
import { tokenOf } from '../../http/table.ts'

const STROKE_MS = 250
const SAID = 8

/** Two people in a room of their own who draw and chat at a human pace. */
export class CalmRoom {
  readonly people: readonly FromAddress[]
  /** Milliseconds until each acknowledgment, retries included. */
  readonly latencies: number[] = []
  readonly refused: string[] = []
  #isOver = false
  #said = 0
  #drawn = 0
  #working: Promise<unknown> = Promise.resolve()

  private constructor(people: readonly FromAddress[]) {
    this.people = people
  }

  static async open(url: string, addressOf: () => string): Promise<CalmRoom> {
    const ada = await FromAddress.arriving(url, addressOf(), 'Ada')
    const { id, links } = await ada.open(openRequest())
    const bob = await FromAddress.arriving(url, addressOf(), 'Bob')
    await bob.claim(tokenOf(links, 'guest'))
    for (const person of [ada, bob]) await person.connect(id)
    await ada.do({ type: 'startRound' })
    const room = new CalmRoom([ada, bob])
    room.#working = Promise.all(room.people.map((person, nth) => room.#work(person, nth)))
    return room
  }

  /** Everything acknowledged, which both must see. */
  get expected() {
    return { said: this.#said, drawn: this.#drawn }
  }

  get seen() {
    return this.people.map(({ view, board }) => ({
      said: view?.chat.length ?? 0,
      drawn: [...board.elements()].filter((element) => /^calm-/.test(element.id)).length,
    }))
  }

  get p99(): number {
    const sorted = this.latencies.toSorted((a, b) => a - b)
    return Math.round(sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0)
  }

  async stop(): Promise<void> {
    this.#isOver = true
    await this.#working
  }

  leave(): void {
    for (const person of this.people) person.disconnect()
  }

  async #work(person: FromAddress, nth: number): Promise<void> {
    for (let n = 0; !this.#isOver; n++) {
      const id = `calm-${nth}-${n}`
      const isSaid = n % SAID === SAID - 1
      await this.#do(person, isSaid ? { type: 'say', text: id } : drawing(id))
      await wait(STROKE_MS)
    }
  }

  async #do(person: FromAddress, command: Command): Promise<void> {
    const asked = performance.now()
    const id = randomUUID()
    let receipt = await person.submit(command, id)
    // Retries as the client does.
    while (!receipt.ok && receipt.code === 'notSaved')
      receipt = await wait(STROKE_MS).then(() => person.submit(command, id))
    this.latencies.push(performance.now() - asked)
    if (!receipt.ok) this.refused.push(`${command.type}: ${receipt.code}`)
    else if (command.type === 'say') this.#said++
    else this.#drawn++
  }
}

const drawing = (id: string): Command => ({ type: 'changeBoard', round: 0, patches: [{ id, element: box(id) }] })
