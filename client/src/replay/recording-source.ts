import type { Frame } from '@dryrun/shared/interview/frame.ts'
import type { Eyes, Pointing, RecordingHead } from '@dryrun/shared/interview/recording.ts'
import { api } from '../lib/api-client.ts'

/** Where a recording comes from: an interview on this server, or a file that was brought along. */
export type RecordingSource = Readonly<{
  /** The interview's id, where it is one of the reader's own on this server. */
  interviewId: string | null
  head(eyes: Eyes | undefined): Promise<RecordingHead>
  /** Hands over the frames as they come, oldest first. */
  frames(eyes: Eyes, take: (frames: readonly Frame[]) => void, signal: AbortSignal): Promise<void>
  pointing(take: (samples: readonly Pointing[]) => void, signal: AbortSignal): Promise<void>
  image(id: string): Promise<Blob>
}>

/** An ended interview in which the reader has a seat. */
export const interviewSource = (interviewId: string): RecordingSource => ({
  interviewId,
  head: (eyes = 'own') => api.replay(interviewId, eyes),
  frames: (eyes, take, signal) => api.replayFrames(interviewId, eyes, { take, signal }),
  pointing: (take, signal) => api.replayPointing(interviewId, { take, signal }),
  image: (id) => api.image(interviewId, id),
})
