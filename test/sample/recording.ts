import { readRecording } from '@dryrun/server/replay/model/recording-file.ts'
import type { RecordingFile } from '@dryrun/shared/replay/recording.ts'
import { startApp } from '../support/http/app.ts'
import type { Participant } from '../support/http/participant.ts'
import type { Held } from './earlier.ts'
import { type HandClock, holdSample, patientLimits } from './hold.ts'

/**
 * Plays the sample interview through a real server with an embedded database and a manual clock. Returns its
 * recording's text, the same in every run.
 */
export async function recordSample(): Promise<string> {
  const clock: HandClock = { now: Date.UTC(2026, 9, 7, 15, 0) }
  const running = await startApp(undefined, patientLimits, undefined, { now: () => clock.now })
  try {
    const held = await holdSample(running, clock)
    const file = await recordingOf(held)
    for (const person of Object.values(held.people)) person.disconnect()
    return printed(withoutTheirs(file, held))
  } finally {
    await running.stop()
  }
}

/**
 * The interviewer's recording, since only they see what they retracted, with the candidate's report, which alone
 * compares with earlier scores.
 */
async function recordingOf({ id, people: { interviewer, candidate } }: Held): Promise<RecordingFile> {
  const [file, { report }] = [await savedBy(interviewer, id), await savedBy(candidate, id)]
  return { ...file, report }
}

/** Waits until all pointer samples are stored. */
async function savedBy(person: Participant, id: string): Promise<RecordingFile> {
  const { status, body } = await person.get(`/api/interviews/${id}/recording`)
  const read = status === 200 ? readRecording(body) : { fault: `${status}` }
  if ('fault' in read) throw new Error(`no recording: ${read.fault}`)
  const nearTheEnd = (read.file.tracks[0]?.head.endedAt ?? 0) - 90_000
  return read.file.pointing.some(({ at }) => at > nearTheEnd) ? read.file : savedBy(person, id)
}

/**
 * Removes the reader: keeps the perspectives of both players and no own one. Replaces random ids, so that the same
 * interview gives the same file.
 */
function withoutTheirs({ tracks, report, ...file }: RecordingFile, { id, people }: Held): RecordingFile {
  const eyes = ['interviewer', 'candidate'] as const
  const nobodys = {
    ...file,
    tracks: eyes
      .flatMap((each) => tracks.filter(({ head }) => head.eyes === each))
      .map(({ head, frames }) => ({ head: { ...head, me: null, choices: [...eyes] }, frames })),
    report,
  }
  const text = JSON.stringify(nobodys)
    .replaceAll(id, '5a3b1e00-0000-4000-9000-000000000001')
    .replaceAll(people.interviewer.me?.id ?? '', 'sample-interviewer')
    .replaceAll(people.candidate.me?.id ?? '', 'sample-candidate')
    .replaceAll('"you":true', '"you":false')
  return JSON.parse(text) as RecordingFile
}

/** One line per frame, so that diffs between recordings are readable. */
function printed({ format, version, tracks, pointing, images, report }: RecordingFile): string {
  const lines = (items: readonly unknown[]) => `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`
  const tracksText = tracks.map(({ head, frames }) => `{"head":${JSON.stringify(head)},"frames":${lines(frames)}}`)
  const [start, end] = [
    { format, version },
    { images, report },
  ].map((part) => JSON.stringify(part).slice(1, -1))
  return `{${start},"tracks":[${tracksText.join(',')}],"pointing":${lines(pointing)},${end}}\n`
}
