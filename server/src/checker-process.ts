import { type ChildProcess, type ForkOptions, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { constants, setPriority } from 'node:os'
import { pathToFileURL } from 'node:url'

type Checking = Readonly<{ program: string; mostMs: number; mostMemoryMb: number }>

/** A check was ended by its limit of time or memory. */
export class CheckTooHeavy extends Error {}

/**
 * A child process that checks files of strangers, which take seconds to parse and would block every room meanwhile. It
 * answers one request at a time, starts when it is first asked, and starts again after it was ended.
 */
export class CheckerProcess<Asked extends object, Answer> {
  readonly #checking: Checking
  #child: ChildProcess | undefined

  constructor(checking: Checking) {
    this.#checking = checking
  }

  /** Rejects with `CheckTooHeavy` over a limit, and with an error when the program fails. */
  ask(asked: Asked): Promise<Answer> {
    const child = this.#running()
    return new Promise((resolve, reject) => {
      const tooLong = setTimeout(() => child.kill('SIGKILL'), this.#checking.mostMs)
      const over = () => {
        clearTimeout(tooLong)
        child.off('message', answered).off('exit', ended).off('error', failed)
      }
      const answered = (answer: unknown) => {
        over()
        resolve(answer as Answer)
      }
      const ended = (code: number | null, signal: string | null) => {
        over()
        // A signal means our limit of time or memory; an exit code means a bug.
        reject(signal ? new CheckTooHeavy() : new Error(`${this.#checking.program} ended (${code})`))
      }
      const failed = (error: Error) => {
        over()
        child.kill('SIGKILL')
        reject(error)
      }
      child.on('message', answered).on('exit', ended).on('error', failed)
      child.send(asked, (error) => error && child.kill('SIGKILL'))
    })
  }

  close(): void {
    this.#child?.kill('SIGKILL')
    this.#child = undefined
  }

  #running(): ChildProcess {
    if (this.#child?.connected) return this.#child
    const { program, mostMemoryMb } = this.#checking
    const child = fork(program, [], {
      // `advanced` keeps all of Unicode intact; the empty environment keeps secrets from the child.
      serialization: 'advanced',
      env: {},
      stdio: 'ignore',
      execArgv: [`--max-old-space-size=${mostMemoryMb}`, ...typescript(program)],
    } as ForkOptions)
    // Does not keep the parent alive; the child exits when the channel closes.
    child.unref()
    child.channel?.unref()
    child.on('error', () => child.kill('SIGKILL'))
    yieldToRooms(child)
    this.#child = child
    return child
  }
}

/** A low priority, so that checks of one person take no processor time from rooms. */
function yieldToRooms({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW)
  } catch {
    // The process has ended, or the system allows no change.
  }
}

const typescript = (program: string) =>
  program.endsWith('.ts') ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] : []
