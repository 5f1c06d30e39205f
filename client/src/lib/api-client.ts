import { IceReply } from '@dryrun/shared/api/call.ts'
import {
  ImageReply,
  InterviewReply,
  InterviewsReply,
  OpenReply,
  type OpenRequest,
} from '@dryrun/shared/api/interviews.ts'
import { ClaimReply, InvitationReply, LinkReply, type LinkRequest } from '@dryrun/shared/api/invitations.ts'
import { MeReply } from '@dryrun/shared/api/me.ts'
import { AdviceReply, EquivalentsReply, PacksReply } from '@dryrun/shared/api/packs.ts'
import { RecordingReply, RecordingsReply, type RetryRequest } from '@dryrun/shared/api/replay.ts'
import { ReportReply, ShareReply, type ShareRequest, SharesReply } from '@dryrun/shared/api/report.ts'
import { AddressesReply, AuthorityReply, SiteReply } from '@dryrun/shared/api/site.ts'
import { VoicesReply } from '@dryrun/shared/api/voices.ts'
import type { Frame } from '@dryrun/shared/interview/frame.ts'
import type { VoiceKind } from '@dryrun/shared/interview/terms.ts'
import { type Perspective, type Pointing, type RecordingFile, RecordingHead } from '@dryrun/shared/replay/recording.ts'
import type { z } from 'zod'
import { ask, get, post, remove, send } from './ask.ts'
import { jsonLines } from './json-lines.ts'

/** All requests of the page. They reject with an `ApiFailure`; JSON replies are validated against the shared schema. */
export const api = {
  me: () => get(MeReply, '/api/me'),
  name: (name: string) => post(MeReply, '/api/me', { name }),
  site: () => get(SiteReply, '/api/site'),
  authority: () => get(AuthorityReply, '/api/site/authority'),
  packs: () => get(PacksReply, '/api/packs'),
  advice: (packId: string) => get(AdviceReply, `/api/packs/${encodeURIComponent(packId)}/advice`),
  interviews: () => get(InterviewsReply, '/api/interviews'),
  interview: (id: string) => get(InterviewReply, `/api/interviews/${encodeURIComponent(id)}`),
  open: (request: OpenRequest) => post(OpenReply, '/api/interviews', request),
  makeLink: (id: string, request: z.infer<typeof LinkRequest>) =>
    post(LinkReply, `/api/interviews/${encodeURIComponent(id)}/links`, request),
  addresses: (id: string) => get(AddressesReply, `/api/interviews/${encodeURIComponent(id)}/addresses`),
  invitation: (token: string) => get(InvitationReply, `/api/links/${encodeURIComponent(token)}`),
  claim: (token: string, name: string) => post(ClaimReply, `/api/links/${encodeURIComponent(token)}/claim`, { name }),
  uploadImage: (id: string, image: Blob) =>
    send(ImageReply, `/api/interviews/${encodeURIComponent(id)}/images`, {
      method: 'POST',
      headers: { 'content-type': image.type },
      body: image,
    }),
  image: async (id: string, imageId: string) =>
    (await ask(`/api/interviews/${encodeURIComponent(id)}/images/${encodeURIComponent(imageId)}`)).blob(),
  /** Rejects with status 404 when the take was deleted, and with 409 when the person's voices take too much. */
  uploadVoice: async ({ interviewId, id: take, order, endMs, levels, kind, bytes }: VoiceChunk): Promise<void> => {
    const query = new URLSearchParams({ end: String(endMs), levels: base64url(levels) })
    await ask(`${voicePath(interviewId, take)}/${order}?${query}`, {
      method: 'PUT',
      headers: { 'content-type': kind },
      body: bytes,
    })
  },
  voices: (id: string) => get(VoicesReply, `/api/interviews/${encodeURIComponent(id)}/voices`),
  removeVoice: (id: string, take: string) => remove(VoicesReply, voicePath(id, take)),
  ice: (id: string) => get(IceReply, `/api/interviews/${encodeURIComponent(id)}/ice`),
  equivalents: (id: string) => get(EquivalentsReply, `/api/interviews/${encodeURIComponent(id)}/equivalents`),
  replay: (id: string, eyes: Perspective) =>
    get(RecordingHead, `/api/interviews/${encodeURIComponent(id)}/replay?eyes=${eyes}`),
  replayFrames: (id: string, eyes: Perspective, flow: Flow<Frame>) =>
    flowOf(`/api/interviews/${encodeURIComponent(id)}/replay/frames?eyes=${eyes}`, flow),
  replayPointing: (id: string, flow: Flow<Pointing>) =>
    flowOf(`/api/interviews/${encodeURIComponent(id)}/replay/pointing`, flow),
  retry: (id: string, request: RetryRequest) =>
    post(OpenReply, `/api/interviews/${encodeURIComponent(id)}/retry`, request),
  recordings: () => get(RecordingsReply, '/api/recordings'),
  recording: (id: string) => fileAt(`/api/recordings/${encodeURIComponent(id)}`),
  bringRecording: (file: Blob) =>
    send(RecordingReply, '/api/recordings', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: file,
    }),
  removeRecording: (id: string) => remove(RecordingsReply, `/api/recordings/${encodeURIComponent(id)}`),
  sample: () => fileAt('/api/sample'),
  report: (id: string) => get(ReportReply, `/api/interviews/${encodeURIComponent(id)}/report`),
  shared: (token: string) => get(ReportReply, `/api/shared/${encodeURIComponent(token)}`),
  shares: (id: string) => get(SharesReply, `/api/interviews/${encodeURIComponent(id)}/shares`),
  share: (id: string, request: ShareRequest) =>
    post(ShareReply, `/api/interviews/${encodeURIComponent(id)}/shares`, request),
  endShare: (id: string, shareId: string) =>
    remove(SharesReply, `/api/interviews/${encodeURIComponent(id)}/shares/${encodeURIComponent(shareId)}`),
}

/** The address of a recorded voice. */
export const voicePath = (interviewId: string, take: string): string =>
  `/api/interviews/${encodeURIComponent(interviewId)}/voices/${encodeURIComponent(take)}`

type VoiceChunk = Readonly<{
  interviewId: string
  id: string
  order: number
  endMs: number
  levels: Uint8Array
  kind: VoiceKind
  bytes: Blob
}>

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')

/** Not validated: the server validated the file at upload, and it is too long to validate again. */
const fileAt = async (path: string): Promise<RecordingFile> => (await ask(path)).json()

/** A streamed reply. Items are not validated, like the frames of a room. */
type Flow<T> = { take: (items: readonly T[]) => void; signal: AbortSignal }

/** Streams a reply in batches to `take`. Rejects with an `ApiFailure`. */
export async function flowOf<T>(path: string, { take, signal }: Flow<T>): Promise<void> {
  const { body } = await ask(path, { signal })
  if (body) for await (const items of jsonLines(body)) take(items as T[])
}
