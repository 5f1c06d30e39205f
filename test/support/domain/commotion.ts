import { SYSTEM, type SystemCommand } from '@dryrun/server/core/system-commands.ts'
import { Room } from '@dryrun/server/room/room.ts'
import type { Command } from '@dryrun/shared/interview/commands.ts'
import type { Seat } from '@dryrun/shared/interview/terms.ts'
import type { Receipt } from '@dryrun/shared/protocol.ts'
import { type Dice, diceOf } from './dice.ts'
import { ada, bob, eve, INTERVIEW, questionOf, sam } from './facts.ts'
import { plenty } from './plenty.ts'
import { randomAsk } from './random-ask.ts'
import { Rehearsal } from './rehearsal.ts'
import type { Tab } from './tab.ts'

export type Asked = {
  id: string
  by: string
  command: Command | SystemCommand
  receipts: Receipt[]
  isSettled: boolean
}

const SOLO_EVERY = 8

const marked = ['orders', 'search', 'chat'].map((id) => questionOf(id, 'SECRET'))

/**
 * A room under random faults: commits fail in every way, servers die, a second server writes, connections come and go,
 * submissions repeat and reorder, clocks jump. The same seed gives the same day.
 */
export class Commotion {
  readonly rehearsal: Rehearsal
  readonly tabs: Tab[]
  readonly asked: Asked[] = []
  readonly #dice: Dice
  readonly #people: string[]
  #release: (() => void) | undefined
  /** The server's incarnation; answers of earlier ones are lost. */
  #life = 0
  #newcomers = 0
  /** Another server may have written since our room was opened. */
  mayBeBehind = false
  #unanswered = 0

  static async open(seed: number): Promise<Commotion> {
    const limits = { ...plenty, elements: 24, logEntries: 130, people: 6 }
    const alone = { questions: marked.slice(0, 1), interviewers: ['guest'], solo: true } as const
    const isSolo = seed % SOLO_EVERY === 0
    const rehearsal = await Rehearsal.open({ limits, ...(isSolo ? alone : { questions: marked }) })
    return new Commotion(diceOf(seed), rehearsal)
  }

  private constructor(dice: Dice, rehearsal: Rehearsal) {
    this.#dice = dice
    this.rehearsal = rehearsal
    this.#people = [ada, bob, sam, eve].slice(0, 2 + dice.below(3))
    this.tabs = this.#people.map((person) => rehearsal.tab(person))
    this.tabs.push(rehearsal.tab(dice.of(this.#people)))
  }

  async step(): Promise<void> {
    if (!this.rehearsal.isOpen) await this.reopen()
    const chance = this.#dice.below(100)
    if (chance < 52) this.#ask()
    else if (chance < 62) this.#askAgain()
    else if (chance < 70) this.#comeOrGo()
    else if (chance < 78) this.#moveClock()
    else if (chance < 82) this.#troubleCommits()
    else if (chance < 84) await this.#die()
    else if (chance < 85) await this.#letAnotherWrite()
    else if (chance < 86) this.#takeSeat()
    else await this.#settle()
  }

  /** Ends all faults and answers every submission. */
  async calmDown(): Promise<void> {
    this.rehearsal.log.mend()
    for (let turn = 0; turn < 20; turn++) {
      await this.#settle()
      if (!this.rehearsal.isOpen) await this.reopen()
      const open = this.asked.filter(({ isSettled }) => !isSettled)
      if (!open.length) break
      for (const asked of open) this.#send(asked)
    }
    await this.#settle()
    if (!this.rehearsal.isOpen) await this.reopen()
    this.#gather()
  }

  #gather(): void {
    for (const tab of this.tabs) if (!tab.isConnected) tab.connect(this.rehearsal.room)
  }

  #ask(): void {
    const { rehearsal } = this
    const newId = () => rehearsal.newId()
    const { by, command } = randomAsk(this.#dice, rehearsal.room.interview, { people: this.#people, newId })
    const others = this.asked.filter((each) => each.by !== by)
    // Clients make up ids, so two people may use the same one.
    const id = (this.#dice.chance(0.05) && this.#dice.of(others)?.id) || rehearsal.newId()
    if (this.asked.some((each) => each.by === by && each.id === id)) return
    const asked: Asked = { id, by, command, receipts: [], isSettled: false }
    this.asked.push(asked)
    // The rest is sent later, as by an offline client.
    if (this.#dice.chance(0.95)) this.#send(asked)
  }

  /** A retry, or a duplicate of a submission answered before. */
  #askAgain(): void {
    const open = this.asked.filter(({ isSettled }) => !isSettled)
    const again = this.#dice.of(open.length && this.#dice.chance(0.7) ? open : this.asked)
    if (again) this.#send(again)
  }

  #send(asked: Asked): void {
    const life = this.#life
    this.#submit(this.rehearsal.room, asked, (receipt) => {
      if (life !== this.#life) return
      asked.receipts.push(receipt)
      asked.isSettled ||= receipt.ok || receipt.code !== 'notSaved'
    })
  }

  #submit(
    room: Room,
    { id, command, by }: Pick<Asked, 'id' | 'command' | 'by'>,
    then: (receipt: Receipt) => void,
  ): void {
    let answers = 0
    this.#unanswered += 1
    room.take({ id, command }, by, (receipt) => {
      answers += 1
      if (answers > 1) throw new Error(`${command.type} was answered twice`)
      this.#unanswered -= 1
      then(receipt)
    })
  }

  #comeOrGo(): void {
    const tab = this.#dice.of(this.tabs)
    if (!tab.isConnected) tab.connect(this.rehearsal.room)
    else if (this.#dice.chance(0.4)) tab.disconnect()
    else tab.point(this.rehearsal.room, { cursor: [1, 2], viewport: null, selected: [], editing: null })
  }

  #moveClock(): void {
    if (this.rehearsal.room.interview.solo) return this.#conduct()
    this.rehearsal.now += this.#dice.chance(0.9) ? this.#dice.below(1_000) : -this.#dice.below(60_000)
  }

  /** Time passes faster in a solo interview, so that its whole schedule falls on one day. */
  #conduct(): void {
    this.rehearsal.now += this.#dice.below(5 * 60_000)
    const command = { type: 'conductSolo' } as const
    const asked: Asked = { id: this.rehearsal.newId(), by: SYSTEM, command, receipts: [], isSettled: false }
    this.asked.push(asked)
    this.#send(asked)
  }

  #troubleCommits(): void {
    if (this.#release) this.#letGo()
    else if (this.#dice.chance(0.5)) this.#release = this.rehearsal.log.hold()
    else this.rehearsal.log.failNext(this.#dice.of(['lost', 'stored', 'late', 'unstorable']))
  }

  async #die(): Promise<void> {
    this.#life += 1
    if (this.#dice.chance(0.5)) this.#letGo()
    this.mayBeBehind = this.#unanswered > 0
    await this.rehearsal.restart()
  }

  async #letAnotherWrite(): Promise<void> {
    this.mayBeBehind = true
    const { log, limits, now } = this.rehearsal
    const ports = {
      log,
      limits,
      newLife: () => 1,
      pause: async () => {},
      now: () => now,
      onTold() {},
      onClosed() {},
      onFault() {},
    }
    const other = await Room.open(INTERVIEW, ports)
    const command = { type: 'say', text: 'from elsewhere' } as const
    this.#submit(other, { id: this.rehearsal.newId(), by: ada, command }, () => {})
  }

  #takeSeat(): void {
    this.#newcomers += 1
    const by = `newcomer${this.#newcomers}`
    const seat = this.#dice.of<Seat>(['audience', 'shadow', 'guest'])
    const command: SystemCommand = { type: 'takeSeat', seat, name: by }
    const asked: Asked = { id: this.rehearsal.newId(), by, command, receipts: [], isSettled: false }
    this.asked.push(asked)
    this.#send(asked)
    this.tabs.push(this.rehearsal.tab(by))
  }

  async reopen(): Promise<void> {
    this.#life += 1
    this.mayBeBehind = this.#unanswered > 0
    await this.rehearsal.restart()
    this.#gather()
  }

  #letGo(): void {
    this.#release?.()
    this.#release = undefined
  }

  async #settle(): Promise<void> {
    this.#letGo()
    for (let turn = 0; this.#unanswered; turn++) {
      if (turn > 5_000) throw new Error('a submission is never answered')
      await Promise.resolve()
    }
    // The room learns of its last answer before it clears its work.
    await Promise.resolve()
  }
}
