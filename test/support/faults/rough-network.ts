import type { Command } from '@dryrun/shared/interview/commands.ts'
import { expect } from 'vitest'
import type { Dice } from '../domain/dice.ts'
import type { Participant } from '../http/participant.ts'
import type { Table } from '../http/table.ts'
import { PageClient } from '../page/page-client.ts'
import type { Meddler } from '../socket/client-messages.ts'
import { PacketProxy } from '../socket/packet-proxy.ts'
import { History } from './history.ts'

type Line = { name: string; page: PageClient; proxy: PacketProxy }

const patience = { timeout: 60_000, interval: 20 }
const until = (isTrue: () => unknown, what = isTrue.toString()): Promise<void> =>
  expect.poll(() => Boolean(isTrue()), { ...patience, message: what }).toBe(true)

/** Half of the longest round trip of a time request. */
const MOST_ASTRAY_MS = 1_000
/** Refused when the clock already has that state. */
const clockCommands: ReadonlySet<string> = new Set(['pause', 'resume'])

/** Ada in two tabs and Bob in one, each behind a faulty network. */
export class RoughNetwork {
  readonly history = new History()
  readonly lines: readonly Line[]
  readonly said: string[] = []
  readonly suffered: Record<string, number> = {}
  readonly #dice: Dice
  #drawn = 0

  static async around(table: Table, url: string, dice: Dice): Promise<RoughNetwork> {
    const proxies = await Promise.all([1, 2, 3].map(() => PacketProxy.before(url)))
    for (const person of [table.ada, table.bob]) person.disconnect()
    return new RoughNetwork(table, proxies, dice)
  }

  private constructor({ id, ada, bob }: Table, proxies: readonly PacketProxy[], dice: Dice) {
    this.#dice = dice
    const people: [string, Participant][] = [
      ['Ada', ada],
      ['Ada again', ada],
      ['Bob', bob],
    ]
    this.lines = people.map(([name, person], index) => {
      const proxy = proxies[index] as PacketProxy
      proxy.meddlers = () => meddler(dice)
      return { name, proxy, page: new PageClient(person, { interviewId: id, url: proxy.url, history: this.history }) }
    })
  }

  async suffer(): Promise<void> {
    const line = this.#dice.of(this.lines)
    const fault = this.#dice.of(Object.keys(faults)) as keyof typeof faults
    this.suffered[fault] = (this.suffered[fault] ?? 0) + 1
    for (const each of this.lines) this.#work(each)
    await faults[fault](line, this.#dice, () => this.#work(line))
    for (const each of this.lines) this.#work(each)
  }

  get pages(): readonly PageClient[] {
    return this.lines.map(({ page }) => page)
  }

  /** What a client gets wrong after recovery: participants, time, refusals. */
  strange(people: readonly string[]): string[] {
    const here = [...people].sort().join()
    return this.lines.flatMap(({ name, page: { state, page } }) => [
      ...([...state.here].sort().join() === here ? [] : [`${name} sees ${state.here}`]),
      ...(Math.abs(page.clock.now() + state.clockOffset - Date.now()) < MOST_ASTRAY_MS
        ? []
        : [`${name} has another time`]),
      ...state.refused.filter(({ command }) => !clockCommands.has(command.type)).map(({ code }) => `${name}: ${code}`),
    ])
  }

  async recover(): Promise<void> {
    for (const { proxy } of this.lines) {
      proxy.release()
      proxy.delay = () => 0
    }
    await until(() => this.lines.every(({ page }) => page.isSettled), 'all are back and have nothing left to send')
  }

  async close(): Promise<void> {
    for (const { page } of this.lines) page.close()
    await Promise.all(this.lines.map(({ proxy }) => proxy.close()))
  }

  #work({ name, page }: Line): void {
    for (let count = this.#dice.below(4); count > 0; count--) this.#act(name, page)
  }

  #act(name: string, page: PageClient): void {
    const { canvas, room } = page
    const one = this.#dice.of(canvas.elements().filter(({ isDeleted }) => !isDeleted))
    switch (this.#dice.below(6)) {
      case 0:
        return canvas.draw(`${name[0]}${this.#drawn++}`, { x: this.#dice.below(1_000) })
      case 1:
        return canvas.draw(`${name[0]}${this.#drawn++}`, { type: 'freedraw', points: twoPoints, pressures: [] })
      case 2:
        return one && canvas.draw(one.id, { strokeColor: this.#dice.of(['#111111', '#222222', '#333333']) })
      case 3:
        return one && canvas.draw(one.id, grown(one, this.#dice))
      case 4:
        return room.presence({ cursor: [this.#dice.below(100), 0], viewport: null, selected: [], editing: null })
      default:
        this.said.push(`${name} ${this.said.length}`)
        return void room.submit({ type: 'say', text: this.said.at(-1) ?? '' } satisfies Command)
    }
  }
}

const twoPoints = [
  [0, 0],
  [1, 1],
]
const grown = (element: Readonly<Record<string, unknown>>, dice: Dice) =>
  element.type === 'freedraw'
    ? { points: [...(element.points as readonly number[][]), [dice.below(99), dice.below(99)]] }
    : { x: dice.below(1_000), y: dice.below(1_000) }

type Fault = (line: Line, dice: Dice, work: () => void) => Promise<void> | void

/** `work` is repeated until its bytes have reached the cut. */
const untilItTriesAnew = async ({ proxy, page }: Line, since: number, work = () => {}): Promise<void> =>
  until(() => {
    if (!page.state.unsaved.length) work()
    return proxy.accepted > since
  }, 'it tries anew')

const halfOpen =
  (way: 'up' | 'down'): Fault =>
  async (line, _, work) => {
    await until(() => line.page.state.link === 'live')
    const before = line.proxy.accepted
    line.proxy.drop(way)
    work()
    if (!line.page.state.unsaved.length) void line.page.room.submit({ type: 'pause' })
    await untilItTriesAnew(line, before)
  }

const faults = {
  slow: ({ proxy }, dice) => {
    const most = dice.of([1, 30, 200])
    proxy.delay = () => dice.below(most)
  },
  quick: ({ proxy }) => {
    proxy.delay = () => 0
  },
  cut: ({ proxy }) => proxy.cut(),
  cutInAMessage: async (line, dice, work) => {
    const before = line.proxy.accepted
    line.proxy.cutAfter(dice.of(['up', 'down']), dice.below(400))
    work()
    void line.page.room.submit({ type: 'resume' })
    await untilItTriesAnew(line, before, work)
  },
  halfOpenUp: halfOpen('up'),
  halfOpenDown: halfOpen('down'),
  asleep: async (line, _, work) => {
    await until(() => line.page.state.link === 'live')
    line.proxy.hold()
    work()
    line.page.page.hear('sleeps')
    line.page.page.hear('woke')
    await until(() => line.page.state.link === 'offline')
    work()
    line.proxy.release()
  },
} satisfies Record<string, Fault>

/** Duplicates messages, at once or later, and swaps some. Leaves answers and pings in place. */
function meddler(dice: Dice): Meddler {
  const kept: Buffer[] = []
  let passed: Buffer | undefined
  return (message, text) => {
    if (!text.startsWith('42')) return [message]
    if (passed) {
      const overtaken = passed
      passed = undefined
      return [message, overtaken]
    }
    if (dice.chance(0.1)) {
      passed = message
      return []
    }
    if (dice.chance(0.2)) kept.push(message)
    return [message, ...(dice.chance(0.2) ? [message] : []), ...(dice.chance(0.2) ? kept.splice(0) : [])]
  }
}
