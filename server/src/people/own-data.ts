import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { project } from '../core/project.ts'
import { recordingFor } from '../replay/recording-for.ts'
import type { OwnRows } from './own-data-store.ts'

type Parts = Pick<
  FastifyInstance,
  | 'eventLog'
  | 'imageStore'
  | 'interviewIndex'
  | 'pointingStore'
  | 'recordingShelf'
  | 'reports'
  | 'rooms'
  | 'selves'
  | 'voiceStore'
>

/**
 * The data export of a person as JSON text in parts: the current view of each interview, and the recording of each
 * ended one. Holds nothing that the pages would not show them.
 */
export async function* ownData(parts: Parts, rows: OwnRows): AsyncGenerator<string> {
  yield `{"format":"dryrun-person","version":1,${JSON.stringify(rows).slice(1, -1)},"interviews":[`
  let isFirst = true
  for await (const { id, personId } of parts.interviewIndex.seatsOf(rows.person.id)) {
    yield isFirst ? '' : ','
    yield* interviewText(parts, { interviewId: id, personId })
    isFirst = false
  }
  yield '],"recordings":['
  yield* recordingTexts(parts, rows.person.id)
  yield '],"voices":['
  yield* voiceTexts(parts, await parts.selves.of(rows.person.id))
  yield ']}\n'
}

type Seated = Readonly<{ interviewId: string; personId: string }>

async function* interviewText(parts: Parts, seated: Seated): AsyncGenerator<string> {
  const interview = await parts.rooms.peek(seated.interviewId)
  const view = interview && project(interview, seated.personId)
  yield `{"id":${JSON.stringify(seated.interviewId)},"seenNow":${JSON.stringify(view ?? null)},"recording":`
  const recording = interview?.stage === 'ended' ? await recordingFor(parts, seated) : undefined
  if (recording) yield* recording
  else yield 'null'
  yield '}'
}

async function* recordingTexts({ recordingShelf }: Parts, personId: string): AsyncGenerator<string> {
  let isFirst = true
  for (const { id, title, createdAt } of await recordingShelf.listFor(personId)) {
    const kept = await recordingShelf.find(id, personId)
    if (!kept) continue
    yield `${isFirst ? '' : ','}{"id":"${id}","title":${JSON.stringify(title)},"createdAt":${createdAt},"file":`
    const unpacked = Readable.from(kept.parts).compose(createGunzip()).setEncoding('utf8')
    for await (const text of unpacked) yield String(text)
    yield '}'
    isFirst = false
  }
}

/** Each voice with its chunks as base64; the file of a voice is its chunks one after the other. */
async function* voiceTexts({ voiceStore }: Parts, personIds: readonly string[]): AsyncGenerator<string> {
  let isFirst = true
  for (const voice of await voiceStore.takesOf(personIds)) {
    yield `${isFirst ? '' : ','}${JSON.stringify(voice).slice(0, -1)},"chunks":[`
    let isFirstChunk = true
    for await (const { bytes } of voiceStore.chunksOf(voice.interviewId, voice.take)) {
      yield `${isFirstChunk ? '' : ','}"${bytes.toString('base64')}"`
      isFirstChunk = false
    }
    yield ']}'
    isFirst = false
  }
}
