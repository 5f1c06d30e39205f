import type { Voice } from '@dryrun/shared/api/voices.ts'
import type { Frame } from '@dryrun/shared/interview/frame.ts'
import type { Perspective, Pointing, RecordingFile, RecordingHead } from '@dryrun/shared/replay/recording.ts'
import type { ReportView } from '@dryrun/shared/report/report-view.ts'
import { api } from '../../lib/api-client.ts'
import { withScriptUpgraded } from './upgraded-frame.ts'

export type RecordingSource = Readonly<{
  /** Set when the user has a seat in the interview. */
  interviewId: string | null
  /** The report page, where it is not the interview's own. */
  reportPath: string | null
  /** Without `eyes`, returns the default perspective. Rejects with an `ApiFailure`. */
  head(eyes: Perspective | undefined): Promise<RecordingHead>
  /** Delivers frames in order. Rejects with an `ApiFailure`. */
  frames(eyes: Perspective, take: (frames: readonly Frame[]) => void, signal: AbortSignal): Promise<void>
  pointing(take: (samples: readonly Pointing[]) => void, signal: AbortSignal): Promise<void>
  image(id: string): Promise<Blob>
  /** The recorded voices that the user may hear. */
  voices(): Promise<readonly Voice[]>
  files(eyes: Perspective): readonly SavedFile[]
}>
export type FileSource = RecordingSource & Readonly<{ report(): Promise<ReportView | null> }>
type SavedFile = Readonly<{ words: string; href: string }>

export const interviewSource = (interviewId: string): RecordingSource => ({
  interviewId,
  reportPath: null,
  head: (eyes = 'own') => api.replay(interviewId, eyes),
  frames: (eyes, take, signal) => api.replayFrames(interviewId, eyes, { take, signal }),
  pointing: (take, signal) => api.replayPointing(interviewId, { take, signal }),
  image: (id) => api.image(interviewId, id),
  voices: async () => (await api.voices(interviewId)).voices,
  files: (eyes) => [
    { words: 'Timeline in words (Markdown)', href: `/api/interviews/${interviewId}/timeline.md?eyes=${eyes}` },
    { words: 'Export recording', href: `/api/interviews/${interviewId}/recording` },
  ],
})

/** Frames per batch; pauses between batches keep the page responsive. */
const PORTION = 2_000
const breath = () => new Promise((resolve) => setTimeout(resolve))

export const sampleSource = fileSource('/api/sample', '/sample', api.sample)

export const broughtSource = (id: string): FileSource =>
  fileSource(`/api/recordings/${id}`, `/recordings/${id}`, () => api.recording(id))

/** A recording file, fetched once. `href` is its download URL, `path` its page. */
function fileSource(href: string, path: string, load: () => Promise<RecordingFile>): FileSource {
  let file: Promise<RecordingFile> | undefined
  const opened = () => {
    file ??= load().catch((error: unknown) => {
      file = undefined
      throw error
    })
    return file
  }
  const trackOf = async (eyes: Perspective | undefined) => {
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
        take(frames.slice(from, from + PORTION).map(withScriptUpgraded))
        await breath()
      }
    },
    pointing: async (take) => take((await opened()).pointing),
    voices: async () => [],
    image: async (id) => blobOf((await opened()).images.find((image) => image.id === id)),
    files: () => [{ words: 'Export recording', href }],
  }
}

function blobOf(image: RecordingFile['images'][number] | undefined): Blob {
  if (!image) throw new Error('a picture that is not in the recording')
  const letters = atob(image.base64)
  return new Blob([Uint8Array.from(letters, (letter) => letter.charCodeAt(0))], { type: image.type })
}
