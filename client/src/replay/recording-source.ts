import type { Frame } from '@dryrun/shared/interview/frame.ts'
import type { Eyes, Pointing, RecordingFile, RecordingHead } from '@dryrun/shared/interview/recording.ts'
import { api } from '../lib/api-client.ts'

/** Where a recording comes from: an interview on this server, or a file that was brought along. */
export type RecordingSource = Readonly<{
  /** The interview's id, where it is one of the reader's own on this server. */
  interviewId: string | null
  /** Through these eyes, or those one begins with. */
  head(eyes: Eyes | undefined): Promise<RecordingHead>
  /** Hands over the frames as they come, oldest first. */
  frames(eyes: Eyes, take: (frames: readonly Frame[]) => void, signal: AbortSignal): Promise<void>
  pointing(take: (samples: readonly Pointing[]) => void, signal: AbortSignal): Promise<void>
  image(id: string): Promise<Blob>
  /** What the server offers to be saved as these eyes saw it. */
  files(eyes: Eyes): readonly SavedFile[]
}>
type SavedFile = Readonly<{ words: string; href: string }>

/** An ended interview in which the reader has a seat. */
export const interviewSource = (interviewId: string): RecordingSource => ({
  interviewId,
  head: (eyes = 'own') => api.replay(interviewId, eyes),
  frames: (eyes, take, signal) => api.replayFrames(interviewId, eyes, { take, signal }),
  pointing: (take, signal) => api.replayPointing(interviewId, { take, signal }),
  image: (id) => api.image(interviewId, id),
  files: (eyes) => [
    { words: 'Timeline in words (Markdown)', href: `/api/interviews/${interviewId}/timeline.md?eyes=${eyes}` },
    { words: 'All of it, to watch elsewhere', href: `/api/interviews/${interviewId}/recording` },
  ],
})

/** How many frames are taken at once, so that the page stays awake while a long file is read. */
const PORTION = 2_000
const breath = () => new Promise((resolve) => setTimeout(resolve))

/** A file that was brought along, fetched once. `href` is where it can be saved from again. */
export function fileSource(href: string, load: () => Promise<RecordingFile>): RecordingSource {
  let file: Promise<RecordingFile> | undefined
  const opened = () => {
    file ??= load().catch((error: unknown) => {
      file = undefined
      throw error
    })
    return file
  }
  const trackOf = async (eyes: Eyes | undefined) => {
    const { tracks } = await opened()
    const track = tracks.find(({ head }) => head.eyes === eyes) ?? tracks[0]
    if (!track) throw new Error('a recording without a track')
    return { ...track, choices: tracks.map(({ head }) => head.eyes) }
  }
  return {
    interviewId: null,
    async head(eyes) {
      const { head, choices } = await trackOf(eyes)
      return { ...head, choices }
    },
    async frames(eyes, take, signal) {
      const { frames } = await trackOf(eyes)
      for (let from = 0; from < frames.length && !signal.aborted; from += PORTION) {
        take(frames.slice(from, from + PORTION))
        await breath()
      }
    },
    pointing: async (take) => take((await opened()).pointing),
    image: async (id) => blobOf((await opened()).images.find((image) => image.id === id)),
    files: () => [{ words: 'All of it, to watch elsewhere', href }],
  }
}

function blobOf(image: RecordingFile['images'][number] | undefined): Blob {
  if (!image) throw new Error('a picture that is not in the recording')
  const letters = atob(image.base64)
  return new Blob([Uint8Array.from(letters, (letter) => letter.charCodeAt(0))], { type: image.type })
}
