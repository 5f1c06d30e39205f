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
}

export const connecting = '(connect)'

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
    if (turned) await insist(link, cell, staged)
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
    // Only a paused clock can be resumed.
    if (cell.row === 'resume' && cell.expected === '+') await link.ask(submissionOf('pause', staged))
    const receipt = (await link.ask(submissionOf(cell.row, staged), 2)) as Receipt
    return receipt.ok ? '+' : letterOf(receipt.code)
  }
}

/** A refused client sends its command anyway and is cut off. */
async function insist(link: RawLink, { row }: Cell, staged: Staged): Promise<void> {
  if (row === connecting) return
  link.send(`42${JSON.stringify(submissionOf(row, staged))}`)
  await link.until(() => link.isClosed)
}

function submissionOf(type: string, { moment, roundAt }: Staged): unknown[] {
  const commands: Record<string, unknown> = soundCommands(moment === 'swapped' ? 1 : 0, roundAt)
  return ['command', { id: randomUUID(), command: commands[type] }]
}

const letterOf = (code: string): string => letters[code] ?? `(${code})`
