import {
  type BlindScoresRequest,
  CalibrationsReply,
  OfferedReply,
  type OfferRequest,
  SheetReply,
} from '@dryrun/shared/api/calibration.ts'
import type { Frame } from '@dryrun/shared/interview/frame.ts'
import { RecordingHead } from '@dryrun/shared/replay/recording.ts'
import { flowOf } from '../lib/api-client.ts'
import { get, post, put } from '../lib/ask.ts'
import type { RecordingSource } from '../replay/player/recording-source.ts'

const offersAt = (interviewId: string) => `/api/interviews/${encodeURIComponent(interviewId)}/calibration`
const placeOf = (id: string) => `/api/calibrations/${encodeURIComponent(id)}`

/** Requests for blind scoring. Each rejects with `ApiFailure`. */
export const calibrationClient = {
  offers: (interviewId: string) => get(OfferedReply, offersAt(interviewId)),
  offer: (interviewId: string, request: OfferRequest) => put(OfferedReply, offersAt(interviewId), request),
  list: () => get(CalibrationsReply, '/api/calibrations'),
  open: (id: string) => post(SheetReply, `${placeOf(id)}/open`, {}),
  sheet: (id: string) => get(SheetReply, placeOf(id)),
  handIn: (id: string, request: BlindScoresRequest) => post(SheetReply, `${placeOf(id)}/scores`, request),
}

/** Source of a round for blind scoring, without images, pointing and voices. `image` always rejects. */
export const blindSource = (id: string): RecordingSource => ({
  interviewId: null,
  reportPath: null,
  head: () => get(RecordingHead, `${placeOf(id)}/replay`),
  frames: (_eyes, take, signal) => flowOf<Frame>(`${placeOf(id)}/replay/frames`, { take, signal }),
  pointing: async () => undefined,
  image: () => Promise.reject(new Error('there are no pictures in it')),
  voices: async () => [],
  files: () => [],
})
