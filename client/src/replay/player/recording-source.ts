import type { Frame } from '@dryrun/shared/interview/frame.ts'
import type { Eyes, Pointing, RecordingFile, RecordingHead } from '@dryrun/shared/replay/recording.ts'
import type { ReportView } from '@dryrun/shared/report/report-view.ts'
import { api } from '../../lib/api-client.ts'

/** Where a recording comes from: an interview on this server, or a file that was brought along. */
export type RecordingSource = Readonly<{
  /** The interview's id, where it is one of the reader's own on this server. */
  interviewId: string | null
  /** The page with the report on it, where that is another than the interview's own. */
  reportPath: string | null
  /** Through these eyes, or those one begins with. */
  head(eyes: Eyes | undefined): Promise<RecordingHead>
  /** Hands over the frames as they come, oldest first. */
  frames(eyes: Eyes, take: (frames: readonly Frame[]) => void, signal: AbortSignal): Promise<void>
  pointing(take: (samples: readonly Pointing[]) => void, signal: AbortSignal): Promise<void>
  image(id: string): Promise<Blob>
  /** What the server offers to be saved as these eyes saw it. */
  files(eyes: Eyes): readonly SavedFile[]
}>
/** A recording that lies in a file, with the report on it if the file holds one. */
export type FileSource = RecordingSource & Readonly<{ report(): Promise<ReportView | null> }>
type SavedFile = Readonly<{ words: string; href: string }>

/** An ended interview in which the reader has a seat. */
export const interviewSource = (interviewId: string): RecordingSource => ({
  interviewId,
  reportPath: null,
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

/** The interview that comes with the server. */
export const sampleSource = fileSource('/api/sample', '/sample', api.sample)

/** A recording that somebody brought along. */
export const broughtSource = (id: string): FileSource =>
  fileSource(`/api/recordings/${id}`, `/recordings/${id}`, () => api.recording(id))

/** A file, fetched once. `href` is where it can be saved from again, `path` the page on which it plays. */
function fileSource(href: string, path: string, load: () => Promise<RecordingFile>): FileSource {
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
    reportPath: `${path}/report`,
    report: async () => (await opened()).report,
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
