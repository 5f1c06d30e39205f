import { type ForkOptions, fork } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Problem } from '../errors.ts'
import { FairTurns } from '../fair-turns.ts'
import { paths } from '../paths.ts'
import type { Checked, Unchecked } from './recording-check.ts'

/** Many times what the largest file needs; a slower file is malicious. */
const MOST_MS = 60_000
const MOST_MEMORY_MB = 1_024

export class RecordingChecker {
  /** One file at a time; the files of one person wait for each other. */
  readonly turns = new FairTurns({ atOnce: 1, perPerson: 1, waiting: 4 })

  /**
   * The title and the compressed file. Refuses with `invalid` a faulty file, and with `tooLarge` one that exceeds the
   * limits of time or memory.
   */
  async check(unchecked: Unchecked): Promise<{ title: string; content: Buffer }> {
    const packed = `${unchecked.path}.gz`
    try {
      const result = await inAProcess({ ...unchecked, packed })
      if ('fault' in result) throw new Problem('invalid', result.fault)
      return { title: result.title, content: await readFile(packed) }
    } finally {
      await rm(packed, { force: true })
    }
  }
}

function inAProcess(unchecked: Unchecked & { packed: string }): Promise<Checked> {
  const child = fork(paths.recordingCheck, [], {
    // The empty environment keeps secrets from the child.
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
      // A signal means our limit of time or memory; an exit code without an answer means a bug.
      reject(signal ? new Problem('tooLarge') : new Error(`the check of a recording ended (${code})`))
    })
    child.send(unchecked, (error) => error && child.kill('SIGKILL'))
  })
}

const typescript = (program: string) =>
  program.endsWith('.ts') ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] : []
