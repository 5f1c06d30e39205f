import {
  OwnPackReply,
  OwnPacksReply,
  OwnPackTextReply,
  PackCheckReply,
  type PackCheckRequest,
  type PackSaveRequest,
} from '@dryrun/shared/api/own-packs.ts'
import type { z } from 'zod'
import { get, post, remove, send } from '../lib/ask.ts'

const at = (id: string) => `/api/own-packs/${encodeURIComponent(id)}`

/** Requests for the user's own packs. Each rejects with `ApiFailure`. */
export const packApi = {
  own: () => get(OwnPacksReply, '/api/own-packs'),
  begin: (text: string) => post(OwnPackReply, '/api/own-packs', { text }),
  read: (id: string) => get(OwnPackTextReply, at(id)),
  save: (id: string, draft: z.infer<typeof PackSaveRequest>) =>
    send(OwnPackReply, at(id), {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(draft),
    }),
  publish: (id: string, revision: number) => post(OwnPackReply, `${at(id)}/publish`, { revision }),
  remove: (id: string) => remove(OwnPacksReply, at(id)),
  /** Casts the reply: its questions follow the pack schema, which the page loads with the form alone. */
  check: async (request: z.infer<typeof PackCheckRequest>) =>
    (await post(PackCheckReply, '/api/own-packs/check', request)) as PackCheckReply,
}

export const ownPacksKey = ['own-packs']
