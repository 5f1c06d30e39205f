import { randomUUID } from 'node:crypto'
import { PROTOCOL, type Receipt } from '@dryrun/shared/protocol.ts'
import { soundCommands } from '../domain/sound-commands.ts'
import type { RunningApp } from '../http/app.ts'
import type { Moment, Stage, Staged } from '../http/staged.ts'
import type { Cell } from '../secrecy/matrix.ts'
import { RawLink } from './raw-link.ts'

const letters: Readonly<Record<string, string>> = {
  signInFirst: 'n',
  notFound: '0',
  notYours: 'y',
  wrongStage: 's',
  ended: 'e',
  handedIn: 'h',
  unknownItem: 'u',
  // The others are not connected: the signal was allowed, and nobody was there to get it.
  notHere: '+',
}

/** What makes a command possible: only a paused clock can be resumed. */
const before: Readonly<Record<string, string>> = {
  resume: 'pause',
  agreeToRecording: 'withdrawVoice',
  withdrawVoice: 'agreeToRecording',
}

export const connecting = '(connect)'
export const signals = { '(signal player)': 'interviewer', '(signal observer)': 'audience' } as const

const isSignal = (row: string): row is keyof typeof signals => row in signals

export class SocketAsker {
  readonly #server: RunningApp
  readonly #stage: Stage
  /** One unchanged interview per moment, for commands that must be refused. */
  readonly #still = new Map<Moment, Staged>()

  constructor(server: RunningApp, stage: Stage) {
    this.#server = server
    this.#stage = stage
  }

  async ask(cell: Cell): Promise<string> {
    const staged = cell.expected === '+' ? await this.#stage.open(cell.moment) : await this.stillAt(cell.moment)
    const link = await RawLink.open(this.#server.url, { cookie: this.#stage.who(cell.kind, cell.moment).cookie })
    const answer = await link.join({ protocol: PROTOCOL, interviewId: staged.id })
    const turned = /^44.*"message":"(\w+)"/.exec(answer)?.[1]
    const letter = turned ? letterOf(turned) : await this.#submit(link, cell, staged)
    if (turned) await this.#insist(link, cell, staged)
    link.drop()
    return letter
  }

  async stillAt(moment: Moment): Promise<Staged> {
    const still = this.#still.get(moment) ?? (await this.#stage.open(moment))
    this.#still.set(moment, still)
    return still
  }

  async #submit(link: RawLink, cell: Cell, staged: Staged): Promise<string> {
    if (cell.row === connecting) return '+'
    const first = before[cell.row]
    if (first && cell.expected === '+') await link.ask(submissionOf(first, staged))
    const receipt = (await link.ask(this.#messageOf(cell, staged), 2)) as Receipt
    return receipt.ok ? '+' : letterOf(receipt.code)
  }

  /** A refused client sends its message anyway and is cut off. */
  async #insist(link: RawLink, cell: Cell, staged: Staged): Promise<void> {
    if (cell.row === connecting) return
    link.send(`42${JSON.stringify(this.#messageOf(cell, staged))}`)
    await link.until(() => link.isClosed)
  }

  #messageOf({ row, moment }: Cell, staged: Staged): unknown[] {
    if (!isSignal(row)) return submissionOf(row, staged)
    const to = this.#stage.who(signals[row], moment).me?.id
    return ['signal', { to, from: randomUUID(), n: 0, content: { type: 'ask' } }]
  }
}

function submissionOf(type: string, { moment, roundAt, take }: Staged): unknown[] {
  const sound = soundCommands(moment === 'swapped' ? 1 : 0, roundAt)
  const commands: Record<string, unknown> = { ...sound, endVoice: { ...sound.endVoice, take } }
  return ['command', { id: randomUUID(), command: commands[type] }]
}

const letterOf = (code: string): string => letters[code] ?? `(${code})`
