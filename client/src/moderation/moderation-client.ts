import {
  BlocksReply,
  type ComplaintRequest,
  FiledReply,
  OperatorReply,
  type SuspendRequest,
} from '@dryrun/shared/api/moderation.ts'
import { get, post, put, remove } from '../lib/ask.ts'

const placeOf = (interviewId: string) => `/api/interviews/${encodeURIComponent(interviewId)}`

export const blocksKey = ['blocks'] as const

/** Moderation requests. Each rejects with `ApiFailure`. */
export const moderationClient = {
  blocks: () => get(BlocksReply, '/api/blocks'),
  block: (interviewId: string, personId: string) => post(BlocksReply, `${placeOf(interviewId)}/blocks`, { personId }),
  unblock: (personId: string) => remove(BlocksReply, `/api/blocks/${encodeURIComponent(personId)}`),
  complain: (interviewId: string, complaint: ComplaintRequest) =>
    post(FiledReply, `${placeOf(interviewId)}/complaints`, complaint),
  operator: () => get(OperatorReply, '/api/operator'),
  close: (complaintId: string, closed: boolean) =>
    put(OperatorReply, `/api/operator/complaints/${encodeURIComponent(complaintId)}`, { closed }),
  suspend: (request: SuspendRequest) => post(OperatorReply, '/api/operator/suspensions', request),
  lift: (personId: string) => remove(OperatorReply, `/api/operator/suspensions/${encodeURIComponent(personId)}`),
}
