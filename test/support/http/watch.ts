import type { Frame } from '@dryrun/shared/interview/frame.ts'
import type { Perspective, RecordingHead } from '@dryrun/shared/replay/recording.ts'
import type { Participant } from './participant.ts'

/** The items of a response of JSON lists, one a line. Throws on any status but 200. */
export async function linesFrom<T>(person: Participant, path: string): Promise<T[]> {
  const { status, body } = await person.get(path)
  if (status !== 200) throw new Error(`${path}: ${status}`)
  return String(body)
    .split('\n')
    .filter(Boolean)
    .flatMap((line) => JSON.parse(line) as T[])
}

export async function headFor(
  person: Participant,
  interviewId: string,
  eyes: Perspective = 'own',
): Promise<RecordingHead> {
  const { status, body } = await person.get(`/api/interviews/${interviewId}/replay?eyes=${eyes}`)
  if (status !== 200) throw new Error(`no recording through ${eyes}: ${status}`)
  return body as RecordingHead
}

export const framesFor = (person: Participant, interviewId: string, eyes: Perspective = 'own'): Promise<Frame[]> =>
  linesFrom(person, `/api/interviews/${interviewId}/replay/frames?eyes=${eyes}`)
