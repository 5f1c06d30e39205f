import type { Perspective, RecordingHead } from '@dryrun/shared/replay/recording.ts'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { openReplay } from './replay-source.ts'
import { writeRecording } from './write-recording.ts'

type Parts = Pick<FastifyInstance, 'eventLog' | 'imageStore' | 'pointingStore' | 'reports'>
type Seated = Readonly<{ interviewId: string; personId: string }>

/**
 * The recording of an ended interview with all that a person may see, as JSON text in parts; undefined where they may
 * see nothing. The interviewer's and candidate's perspectives replace the person's own where they are open, since they
 * contain it.
 */
export async function recordingFor(parts: Parts, seated: Seated): Promise<AsyncGenerator<string> | undefined> {
  const { eventLog, imageStore, reports } = parts
  const { interviewId, personId } = seated
  const own = await openReplay(eventLog, { ...seated, eyes: 'own' })
  if (!own) return undefined
  const others = own.head.choices.filter((eyes) => eyes !== 'own')
  const toldBy = async (eyes: Perspective) => (await openReplay(eventLog, { ...seated, eyes })) ?? own
  return writeRecording({
    tracks: others.length ? await Promise.all(others.map(toldBy)) : [own],
    pointing: pointingWithin(own.head, parts, interviewId),
    async image(id) {
      const picture = z.uuid().safeParse(id).success && (await imageStore.find(interviewId, id))
      return picture ? { id, type: picture.type, base64: picture.bytes.toString('base64') } : undefined
    },
    report: others.length ? ((await reports.reportFor(interviewId, personId, false)) ?? null) : null,
  })
}

/** The pointer samples within a recording's time, since a person must not see those from before their arrival. */
export async function* pointingWithin(
  { startedAt, endedAt }: RecordingHead,
  { pointingStore }: Pick<Parts, 'pointingStore'>,
  interviewId: string,
) {
  for await (const part of pointingStore.read(interviewId))
    yield part.filter(({ at }) => at >= startedAt && at <= endedAt)
}
