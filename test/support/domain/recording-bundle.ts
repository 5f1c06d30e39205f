import type { Entry } from '@dryrun/server/core/events.ts'
import type { RecordingFile } from '@dryrun/shared/replay/recording.ts'
import { questionOf } from './facts.ts'
import { Rehearsal } from './rehearsal.ts'
import { replayed } from './replayed.ts'
import { dated, wholeInterview } from './whole-interview.ts'

/** Bob's export of a whole interview, without images and report. */
export async function recordingFile(): Promise<RecordingFile> {
  const entries = await wholeLog()
  const tracks = (['interviewer', 'candidate'] as const).map((eyes) => {
    const track = replayed(entries, 'bob', eyes)
    if (!track) throw new Error(`Bob may not take ${eyes}`)
    return track
  })
  return { format: 'dryrun-recording', version: 2, tracks, pointing: [], images: [], report: null }
}

async function wholeLog(): Promise<Entry[]> {
  const questions = ['orders', 'search', 'chat'].map((id) => questionOf(id))
  const rehearsal = await Rehearsal.open({ questions })
  for (const { by, command } of wholeInterview(questions)) {
    rehearsal.now += 1_000
    await rehearsal.do(by, dated(command, rehearsal.room.interview))
  }
  return rehearsal.entries()
}
