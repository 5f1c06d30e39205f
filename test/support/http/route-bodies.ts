import { questionOf } from '../domain/facts.ts'
import { packFile } from './own-packs.ts'
import { png } from './pictures.ts'
import { threeRounds } from './table.ts'

const json = (body: unknown) => ({ body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
const profile = { timeZone: 'UTC', languages: ['en'], targetLevel: 'senior', topics: [], availability: [] }
const { rounds: _, ...shared } = threeRounds
const alone = { ...shared, questionId: 'orders' }
export const sharing = { days: 1, showNames: false, showScript: false }
const oneRound = { ...threeRounds, rounds: threeRounds.rounds.slice(0, 1) }
export const tomorrow = () => Math.ceil(Date.now() / 60_000) * 60_000 + 24 * 60 * 60_000
export const proposal = () => ({ interview: oneRound, starts: [tomorrow()], timeZone: 'Europe/Berlin' })
export const ownPack = packFile([questionOf('billing')])
/** The bodies of routes that take one. `links` renews the link of another seat. */
const bodies: Readonly<Record<string, Pick<RequestInit, 'body' | 'headers'>>> = {
  'POST /api/me': json({ name: 'Somebody' }),
  'POST /api/own-packs': json({ text: ownPack }),
  'POST /api/own-packs/check': json({ text: ownPack, question: 0 }),
  'PUT /api/own-packs/:packId': json({ text: ownPack, revision: 1 }),
  'POST /api/own-packs/:packId/publish': json({ revision: 1 }),
  'DELETE /api/own-packs/:packId': json({}),
  // Harmless bodies: these routes would change the requesters of every other cell. The answer still shows that they
  // were admitted.
  'POST /api/account': json({}),
  'DELETE /api/account': json({}),
  'POST /api/account/proof': json({}),
  'POST /api/account/prove': json({}),
  'POST /api/sign-in': json({}),
  'POST /api/sign-in/:way': json({ bring: true }),
  'POST /api/sign-out': json({}),
  'POST /api/sign-out-everywhere': json({}),
  'POST /api/password': json({}),
  'POST /api/password/forgot': json({ email: 'nobody@example.org' }),
  'POST /api/password/reset': json({}),
  'PUT /api/profile': json(profile),
  'POST /api/interviews': json(oneRound),
  'POST /api/solo': json(alone),
  'POST /api/interviews/:id/solo': json({}),
  'POST /api/interviews/:id/links': json({ seat: 'shadow' }),
  'POST /api/interviews/:id/images': { body: Buffer.from(png), headers: { 'content-type': 'image/png' } },
  'PUT /api/interviews/:id/voices/:take/:n': { body: Buffer.from('voice'), headers: { 'content-type': 'audio/webm' } },
  'DELETE /api/interviews/:id/voices/:take': json({}),
  'POST /api/links/:token/claim': json({ name: 'Somebody' }),
  'POST /api/interviews/:id/shares': json(sharing),
  'DELETE /api/interviews/:id/shares/:shareId': json({}),
  // All want to interview, so that none are matched.
  'POST /api/queue': json({ role: 'interviewer', level: 'senior', topics: [], languages: ['en'] }),
  'PUT /api/queue/me': json({}),
  'DELETE /api/queue/me': json({}),
  'POST /api/queue/accept': json({}),
  'POST /api/slots': json(proposal()),
  'POST /api/slots/:slotId': json({ type: 'offer', starts: [tomorrow()] }),
  'POST /api/slots/:slotId/link': json({}),
  'POST /api/slots/:slotId/enter': json({}),
  'POST /api/slot-links/:token/join': json({ name: 'Somebody', timeZone: 'Asia/Tokyo' }),
  'POST /api/recordings': json({}),
  'DELETE /api/recordings/:recordingId': json({}),
  'DELETE /api/blocks/:personId': json({}),
  'PUT /api/interviews/:id/calibration': json({ round: 0, offered: true }),
  'POST /api/calibrations/:calibrationId/open': json({}),
  'POST /api/calibrations/:calibrationId/scores': json({ levels: { 'deep-dive': 3 } }),
  'PUT /api/operator/complaints/:complaintId': json({ closed: true }),
  'POST /api/operator/suspensions': json({ personId: 'somebody', days: 1, reason: 'asked' }),
  'DELETE /api/operator/suspensions/:personId': json({}),
}

type Place = Readonly<{ id: string; roundAt: number; otherId: string }>

/** A retry needs a moment of its interview, and a complaint another person. */
export function bodyFor(row: string, { id, roundAt, otherId }: Place) {
  if (row.endsWith('/retry')) return json({ round: 0, at: roundAt })
  if (row.endsWith(':id/blocks')) return json({ personId: otherId })
  if (row.endsWith('/complaints')) return json({ personId: otherId, kind: 'other', words: 'Left early' })
  if (row === 'POST /api/study/ticks')
    return json({ interviewId: id, round: 0, dimension: 'deep-dive', step: 0, done: true })
  return bodies[row]
}
