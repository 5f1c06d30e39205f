import type { RoomLimits } from '@dryrun/server/core/decision.ts'
import type { Entry, Event } from '@dryrun/server/core/events.ts'
import type { SystemCommand } from '@dryrun/server/core/system-commands.ts'
import { Room } from '@dryrun/server/room/room.ts'
import type { Command } from '@dryrun/shared/interview/commands.ts'
import type { Player } from '@dryrun/shared/interview/terms.ts'
import type { Question } from '@dryrun/shared/pack.ts'
import type { Receipt } from '@dryrun/shared/protocol.ts'
import { ada, bob, eve, INTERVIEW, openedWith, questionOf, sam } from './facts.ts'
import { MemoryLog } from './memory-log.ts'
import { plenty } from './plenty.ts'
import { Tab } from './tab.ts'

const threeQuestions = ['orders', 'search', 'chat'].map((id) => questionOf(id))
const seats = { [bob]: 'guest', [sam]: 'shadow', [eve]: 'audience' } as const

type Setting = {
  questions?: readonly Question[]
  interviewers?: readonly Player[]
  limits?: Partial<RoomLimits>
  solo?: true
}

/** A room in this process over an in-memory log, with a manual clock. */
export class Rehearsal {
  readonly log = new MemoryLog()
  readonly limits: RoomLimits
  readonly faults: unknown[] = []
  readonly told: Event['type'][] = []
  now = 1_800_000_000_000
  room!: Room
  isOpen = false
  readonly #tabs: Tab[] = []
  #ids = 0
  #lives = 0
  #heard = { seq: 0 }

  private constructor({ limits }: Setting) {
    this.limits = { ...plenty, ...limits }
  }

  /** Opened by Ada; Bob, Sam and Eve have taken their seats. */
  static async open(setting: Setting = {}): Promise<Rehearsal> {
    const rehearsal = new Rehearsal(setting)
    await rehearsal.start()
    const event = openedWith(setting.questions ?? threeQuestions, setting.interviewers)
    const { type: _, ...facts } = event as Extract<Event, { type: 'interviewOpened' }>
    await rehearsal.do(ada, { type: 'openInterview', hostName: 'Ada', ...facts, ...(setting.solo && { solo: true }) })
    if (setting.solo) return rehearsal
    for (const [person, seat] of Object.entries(seats))
      await rehearsal.do(person, { type: 'takeSeat', seat, name: person })
    return rehearsal
  }

  async start(): Promise<void> {
    const heard = { seq: 0 }
    const room: Room = await Room.open(INTERVIEW, {
      log: {
        append: (id, entries) => this.log.append(id, entries),
        size: (id) => this.log.size(id),
        pages: (id) => heardIn(this.log.pages(id), heard),
        read: async (id, after) => {
          const entries = await this.log.read(id, after)
          heard.seq = entries.at(-1)?.seq ?? heard.seq
          return entries
        },
      },
      pause: async () => {},
      newLife: () => this.#lives++,
      now: () => this.now,
      limits: this.limits,
      onTold: (_, { seq, event }) => {
        heard.seq = seq
        this.told.push(event.type)
      },
      onClosed: (closed) => {
        if (closed === this.room) this.isOpen = false
      },
      onFault: (error) => this.faults.push(error),
    })
    this.room = room
    this.isOpen = true
    this.#heard = heard
  }

  /** How far into the log the room has read; less than all where another server has written. */
  get known(): number {
    return this.#heard.seq
  }

  /** A crash: clients get no message, and memory is lost. */
  async restart(): Promise<void> {
    for (const tab of this.#tabs) tab.disconnect()
    await this.start()
  }

  tab(person: string): Tab {
    const tab = new Tab(person)
    this.#tabs.push(tab)
    tab.connect(this.room)
    return tab
  }

  /** A new UUID each time, the same ones in every run. */
  newId(): string {
    this.#ids += 1
    return `10000000-0000-4000-8000-${String(this.#ids).padStart(12, '0')}`
  }

  submit(by: string, command: Command | SystemCommand, id = this.newId()): Promise<Receipt> {
    return this.room.submit({ id, command }, by)
  }

  /** Like `submit`. Throws when the command is refused. */
  async do(by: string, command: Command | SystemCommand): Promise<void> {
    const receipt = await this.submit(by, command)
    if (!receipt.ok) throw new Error(`${command.type} was refused: ${receipt.code}`)
  }

  entries() {
    return this.log.entries(INTERVIEW)
  }
}

async function* heardIn(pages: AsyncIterable<Entry[]>, heard: { seq: number }): AsyncGenerator<Entry[]> {
  for await (const page of pages) {
    heard.seq = page.at(-1)?.seq ?? heard.seq
    yield page
  }
}
