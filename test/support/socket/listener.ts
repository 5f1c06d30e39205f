import { randomUUID } from 'node:crypto'
import type { Command } from '@dryrun/shared/interview/commands.ts'
import { PROTOCOL, type Receipt } from '@dryrun/shared/protocol.ts'
import type { Participant } from '../http/participant.ts'
import { RawLink } from './raw-link.ts'

/** A message's kind, size, and text without ids that differ per run. */
export type Line = Readonly<{ what: string; bytes: number; words: string }>

const ids = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi
const anyRun = (text: string): string => text.replace(ids, '{id}')

/** Records every frame of a raw socket and every answer to a question. */
export class Listener {
  readonly lines: Line[] = []
  readonly #url: string
  readonly #person: Participant
  readonly #interviewId: string
  #link: RawLink | undefined
  #read = 0
  #version: number | undefined
  #firstVersion: number | undefined

  constructor(url: string, person: Participant, interviewId: string) {
    this.#url = url
    this.#person = person
    this.#interviewId = interviewId
  }

  /** Joins, or rejoins and asks for missed frames. */
  async join(): Promise<void> {
    this.#link?.drop()
    this.#link = await RawLink.open(this.#url, { cookie: this.#person.cookie })
    this.#read = 0
    const version = this.#version === undefined ? {} : { version: this.#version }
    const answer = await this.#link.join({ protocol: PROTOCOL, interviewId: this.#interviewId, ...version })
    if (!answer.startsWith('40')) throw new Error(`not let in: ${answer}`)
  }

  async submit(command: Command): Promise<void> {
    const receipt = (await this.#ask({ id: randomUUID(), command })) as Receipt
    if (!receipt.ok) throw new Error(`${command.type} was refused: ${receipt.code}`)
  }

  /** Reads all messages so far, then asks for the state over HTTP. */
  async listen(): Promise<void> {
    await this.#ask(null)
    for (const text of this.#link?.texts.slice(this.#read) ?? []) this.#hear(text)
    this.#read = this.#link?.texts.length ?? 0
    await this.#get(`/api/interviews/${this.#interviewId}`)
  }

  leave(): void {
    this.#link?.drop()
  }

  #ask(submission: unknown): Promise<unknown> {
    if (!this.#link) throw new Error('join first')
    return this.#link.ask(['command', submission])
  }

  #hear(text: string): void {
    const what = /^\d+(\["\w+")?/.exec(text)?.[0] ?? text
    const version = /"version":(\d+)/.exec(text)?.[1]
    if (version) this.#version = Number(version)
    this.#firstVersion ??= this.#version
    // The library's connection ids are random and of constant length.
    const words = anyRun(text)
      .replace(/"(sid|pid)":"[\w-]{20}"/g, '"$1":"…"')
      // A room's first version is random and of constant length.
      .replace(/"version":(\d{15})/, (_, at: string) => `"version":${Number(at) - (this.#firstVersion ?? 0)}`)
    this.lines.push({ what, bytes: Buffer.byteLength(text), words })
  }

  async #get(path: string): Promise<void> {
    const { status, headers, body } = await this.#person.get(path)
    const told = [...headers].filter(([name]) => name !== 'date' && !name.startsWith('x-ratelimit'))
    // The time of opening differs per run, and reveals nothing that happened later.
    const words = anyRun(JSON.stringify([status, told, body])).replace(/"createdAt":\d{13}/g, '"createdAt":0')
    this.lines.push({ what: `GET ${anyRun(path)}`, bytes: Buffer.byteLength(words), words })
  }
}
