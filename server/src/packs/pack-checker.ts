import type { PackCheckReply } from '@dryrun/shared/api/own-packs.ts'
import { CheckerProcess, CheckTooHeavy } from '../checker-process.ts'
import { Denied } from '../denied.ts'
import { FairTurns } from '../fair-turns.ts'
import { paths } from '../paths.ts'
import type { ReadPackFile } from './check-pack.ts'
import type { PackText, PackVerdict } from './pack-check.ts'

/** The time is many times what the largest pack needs; a slower text is malicious. */
const checking = { program: paths.packCheck, mostMs: 30_000, mostMemoryMb: 1_024 }
const turns = { atOnce: 1, perPerson: 1, waiting: 4 }

const unreadable = 'This text can’t be read as a pack: it nests too deeply, or has too many parts.'

/**
 * Reads packs in a child process, which stays for the next text, since authors are checked while they type. `read`
 * and `look` refuse with `invalid` a text that exceeds the limits of time or memory.
 */
export class PackChecker {
  readonly #process = new CheckerProcess<PackText, PackVerdict>(checking)
  readonly #turns = new FairTurns(turns)

  /** The whole pack or its faults; `by` is the requester's id. */
  async read(text: string, by: string): Promise<ReadPackFile> {
    return (await this.#inTurn(by, { text })) as ReadPackFile
  }

  async look(text: string, question: number, by: string): Promise<PackCheckReply> {
    return (await this.#inTurn(by, { text, question })) as PackCheckReply
  }

  /** The text in format 2; as it is while it has faults or exceeds the limits. */
  async export(text: string, by: string): Promise<string> {
    const asWritten = (error: unknown) => {
      if (error instanceof CheckTooHeavy) return text
      throw error
    }
    return (await this.#turns.run(by, () => this.#process.ask({ text, asFormat: 2 }).catch(asWritten))) as string
  }

  close(): void {
    this.#process.close()
  }

  #inTurn(by: string, text: PackText): Promise<PackVerdict> {
    return this.#turns.run(by, () => this.#process.ask(text).catch(denyHeavy))
  }
}

function denyHeavy(error: unknown): never {
  throw error instanceof CheckTooHeavy ? new Denied('invalid', unreadable) : error
}
