import { readFile, rm } from 'node:fs/promises'
import { CheckerProcess, CheckTooHeavy } from '../checker-process.ts'
import { Denied } from '../denied.ts'
import { FairTurns } from '../fair-turns.ts'
import { paths } from '../paths.ts'
import type { PackedFile, RecordingUpload, RecordingVerdict } from './recording-check.ts'

/** The time is many times what the largest file needs; a slower file is malicious. */
const checking = { program: paths.recordingCheck, mostMs: 60_000, mostMemoryMb: 1_024 }

export class RecordingChecker {
  readonly #process = new CheckerProcess<RecordingUpload & PackedFile, RecordingVerdict>(checking)
  /** One file at a time; the files of one person wait for each other. */
  readonly turns = new FairTurns({ atOnce: 1, perPerson: 1, waiting: 4 })

  /**
   * The title and the compressed file. Refuses with `invalid` a faulty file, and with `tooHeavy` one that exceeds the
   * limits of time or memory.
   */
  async check(upload: RecordingUpload): Promise<{ title: string; content: Buffer }> {
    const packed = `${upload.path}.gz`
    try {
      const verdict = await this.#process.ask({ ...upload, packed }).catch(denyHeavy)
      if ('fault' in verdict) throw new Denied('invalid', verdict.fault)
      return { title: verdict.title, content: await readFile(packed) }
    } finally {
      // Ends the process, because a large file leaves its memory full.
      this.#process.close()
      await rm(packed, { force: true })
    }
  }
}

function denyHeavy(error: unknown): never {
  throw error instanceof CheckTooHeavy ? new Denied('tooHeavy') : error
}
