import type { Patch } from '@dryrun/shared/interview/element.ts'
import type { Frame } from '@dryrun/shared/interview/frame.ts'
import type { Pointing, RecordingFile } from '@dryrun/shared/replay/recording.ts'
import type { ReplaySource } from './replay-source.ts'

type Parts = Readonly<{
  tracks: readonly ReplaySource[]
  pointing: AsyncIterable<readonly Pointing[]>
  image: (id: string) => Promise<RecordingFile['images'][number] | undefined>
  report: RecordingFile['report']
}>

/** A recording's file as text in parts, so that a long one is never in memory as a whole. */
export async function* writeRecording({ tracks, pointing, image, report }: Parts): AsyncGenerator<string> {
  const choices = tracks.map(({ head }) => head.eyes)
  const pictures = new Set<string>()
  yield '{"format":"dryrun-recording","version":2,"tracks":['
  for (const [nth, { head, frames }] of tracks.entries()) {
    yield `${nth ? ',' : ''}{"head":${JSON.stringify({ ...head, choices })},"frames":[`
    yield* joined(noting(frames(), pictures))
    yield ']}'
  }
  yield '],"pointing":['
  yield* joined(pointing)
  yield '],"images":['
  yield* joined(found(pictures, image))
  yield `],"report":${JSON.stringify(report)}}`
}

async function* joined(parts: AsyncIterable<readonly unknown[]>): AsyncGenerator<string> {
  let isFirst = true
  for await (const part of parts) {
    if (!part.length) continue
    yield `${isFirst ? '' : ','}${JSON.stringify(part).slice(1, -1)}`
    isFirst = false
  }
}

/** Passes frames through and collects the ids of images on the board. */
async function* noting(
  parts: AsyncIterable<readonly Frame[]>,
  pictures: Set<string>,
): AsyncGenerator<readonly Frame[]> {
  for await (const frames of parts) {
    for (const id of frames.flatMap(({ board }) => board?.patches ?? []).flatMap(picturesIn)) pictures.add(id)
    yield frames
  }
}

function picturesIn(patch: Patch): string[] {
  const fileId = 'element' in patch ? patch.element.fileId : patch.set?.fileId
  return fileId ? [fileId] : []
}

async function* found(ids: Iterable<string>, image: Parts['image']): AsyncGenerator<RecordingFile['images']> {
  for (const id of ids) {
    const picture = await image(id)
    if (picture) yield [picture]
  }
}
