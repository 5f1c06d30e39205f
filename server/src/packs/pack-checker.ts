import { type ChildProcess, type ForkOptions, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import type { PackCheckReply } from '@dryrun/shared/api/own-packs.ts'
import { Problem } from '../errors.ts'
import { FairTurns } from '../fair-turns.ts'
import { paths } from '../paths.ts'
import type { ReadPackFile } from './check-pack.ts'
import type { Checked, Unchecked } from './pack-check.ts'

/** Many times what the largest pack needs; a slower text is malicious. */
const MOST_MS = 30_000
const MOST_MEMORY_MB = 1_024
const turns = { atOnce: 1, perPerson: 1, waiting: 4 }

const unreadable = 'This text can’t be read as a pack: it nests too deeply, or has too many parts.'

/**
 * Reads packs in a child process, which stays for the next text, since authors are checked while they type. `read` and
 * `look` refuse with `invalid` a text that exceeds the limits of time or memory.
 */
export class PackChecker {
  #child: ChildProcess | undefined
  readonly #turns = new FairTurns(turns)

  /** The whole pack or its faults; `by` is the requester's id. */
  async read(text: string, by: string): Promise<ReadPackFile> {
    return (await this.#inTurn(by, { text })) as ReadPackFile
  }

  async look(text: string, question: number, by: string): Promise<PackCheckReply> {
    return (await this.#inTurn(by, { text, question })) as PackCheckReply
  }

  close(): void {
    this.#child?.kill('SIGKILL')
  }

  #inTurn(by: string, unchecked: Unchecked): Promise<Checked> {
    return this.#turns.run(by, () => asked(this.#running(), unchecked))
  }

  #running(): ChildProcess {
    if (this.#child?.connected) return this.#child
    const child = fork(paths.packCheck, [], {
      // `advanced` keeps all of Unicode intact; the empty environment keeps secrets from the child.
      serialization: 'advanced',
      env: {},
      stdio: 'ignore',
      execArgv: [`--max-old-space-size=${MOST_MEMORY_MB}`, ...typescript(paths.packCheck)],
    } as ForkOptions)
    // Does not keep the parent alive; the child exits when the channel closes.
    child.unref()
    child.channel?.unref()
    child.on('error', () => child.kill('SIGKILL'))
    this.#child = child
    return child
  }
}

function asked(child: ChildProcess, unchecked: Unchecked): Promise<Checked> {
  return new Promise<Checked>((resolve, reject) => {
    const tooLong = setTimeout(() => child.kill('SIGKILL'), MOST_MS)
    const over = () => {
      clearTimeout(tooLong)
      child.off('message', answered).off('exit', ended)
    }
    const answered = (checked: unknown) => {
      over()
      resolve(checked as Checked)
    }
    const ended = (code: number | null, signal: string | null) => {
      over()
      // A signal means our limit of time or memory; an exit code means a bug.
      reject(signal ? new Problem('invalid', unreadable) : new Error(`the check of a pack ended (${code})`))
    }
    child.on('message', answered).on('exit', ended)
    child.send(unchecked, (error) => error && child.kill('SIGKILL'))
  })
}

const typescript = (program: string) =>
  program.endsWith('.ts') ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] : []
