import { type ForkOptions, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Problem } from '../errors.ts'
import { paths } from '../paths.ts'
import type { Checked, Unchecked } from './recording-check.ts'

/** What reading the largest file takes, many times over; a file made to take longer is given up. */
const MOST_MS = 60_000
const MOST_MEMORY_MB = 1_024
/** More than these wait for nobody: one is read after the other. */
const MOST_WAITING = 4

/** Has recordings that were brought along checked, one at a time. */
export class RecordingChecker {
  #turn: Promise<unknown> = Promise.resolve()
  #waiting = 0

  /** Rejects with a `Problem` that says what is wrong with the file. */
  async check(unchecked: Unchecked): Promise<Exclude<Checked, { fault: string }>> {
    if (this.#waiting >= MOST_WAITING) throw new Problem('tooFast')
    this.#waiting += 1
    const checked = this.#turn.then(() => inAProcess(unchecked))
    this.#turn = checked
      .catch(() => {})
      .finally(() => {
        this.#waiting -= 1
      })
    const result = await checked
    if ('fault' in result) throw new Problem('invalid', result.fault)
    return result
  }
}

function inAProcess(unchecked: Unchecked): Promise<Checked> {
  const child = fork(paths.recordingCheck, [], {
    // Bytes as bytes, and nothing of what keeps this process together.
    serialization: 'advanced',
    env: {},
    stdio: 'ignore',
    execArgv: [`--max-old-space-size=${MOST_MEMORY_MB}`, ...typescript(paths.recordingCheck)],
  } as ForkOptions)
  return new Promise<Checked>((resolve, reject) => {
    const tooLong = setTimeout(() => child.kill('SIGKILL'), MOST_MS)
    child.once('message', (checked) => resolve(checked as Checked))
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      clearTimeout(tooLong)
      // Out of time, or of memory, it is ended; what ends by itself without an answer is a fault of ours.
      reject(signal ? new Problem('tooLarge') : new Error(`the check of a recording ended (${code})`))
    })
    child.send(unchecked, (error) => error && child.kill('SIGKILL'))
  })
}

const typescript = (program: string) =>
  program.endsWith('.ts') ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] : []
