import type { Seat } from '@dryrun/shared/interview/terms.ts'
import { afterTheEnd, beforeTheEnd, everyone, players, policy, type Rule } from '../core/policy.ts'

/**
 * Who may call a route: `somebody` needs a name (else 401); the seat, the link in `:token` and the operator's role are
 * checked with 404. `seats`, `rule`, `unsealed` and, in solo interviews, `solo` restrict a seat further; `theirs` also
 * admits suspended people.
 */
export type Access = Readonly<
  | { to: 'somebody'; theirs: true }
  | { to: 'anyone' | 'somebody' | 'linkHolder' | 'shareHolder' | 'slotLinkHolder' | 'operator' }
  | { to: 'seated'; seats?: readonly Seat[]; rule?: Rule; solo?: Rule; unsealed?: true }
>

const anyone: Access = { to: 'anyone' }
const seated: Access = { to: 'seated' }
const ownAccount: Access = { to: 'somebody', theirs: true }
const scriptReaders: Access = { to: 'seated', rule: { who: ['interviewer', 'shadow'], when: beforeTheEnd } }
const seatedAfterTheEnd: Access = { to: 'seated', rule: { who: everyone, when: afterTheEnd } }
const readers: Access = {
  to: 'seated',
  seats: ['host', 'guest'],
  rule: { who: everyone, when: afterTheEnd },
  unsealed: true,
}

const rows = {
  'GET /healthz': anyone,
  'GET /readyz': anyone,

  'GET /api/me': anyone,
  'POST /api/me': anyone,
  'POST /api/account': anyone,
  'GET /api/account': { to: 'somebody' },
  'DELETE /api/account': { to: 'somebody' },
  'GET /api/account/data': { to: 'somebody' },
  'POST /api/account/proof': ownAccount,
  // The link from the email works without a sign-in.
  'POST /api/account/prove': anyone,
  'GET /api/sign-in/ways': anyone,
  'POST /api/sign-in': anyone,
  'POST /api/sign-in/:way': anyone,
  // The only GET that changes state, because the OAuth provider redirects here. Its code works once, and only in the
  // browser that started the sign-in.
  'GET /api/sign-in/:way/return': anyone,
  'POST /api/sign-out': ownAccount,
  'POST /api/sign-out-everywhere': ownAccount,
  'POST /api/password': ownAccount,
  'POST /api/password/forgot': anyone,
  'POST /api/password/reset': anyone,
  'GET /api/profile': { to: 'somebody' },
  'PUT /api/profile': ownAccount,
  'GET /api/site': { to: 'somebody' },
  // A device that does not trust the certificate yet has no cookie either.
  'GET /api/site/authority': anyone,
  'GET /api/site/authority.crt': anyone,
  'GET /api/packs': anyone,
  // The handler answers 404 for packs that are not on offer to the person.
  'GET /api/packs/:packId/advice': anyone,
  // The handlers answer 404 for other people's packs.
  'GET /api/own-packs': { to: 'somebody' },
  'POST /api/own-packs': { to: 'somebody' },
  'POST /api/own-packs/check': { to: 'somebody' },
  'GET /api/own-packs/:packId': { to: 'somebody' },
  'GET /api/own-packs/:packId/pack.yaml': { to: 'somebody' },
  'PUT /api/own-packs/:packId': { to: 'somebody' },
  'POST /api/own-packs/:packId/publish': { to: 'somebody' },
  'DELETE /api/own-packs/:packId': { to: 'somebody' },

  // The start page asks before the person has a name, and gets an empty list.
  'GET /api/interviews': anyone,
  'POST /api/interviews': { to: 'somebody' },
  'GET /api/interviews/:id': seated,
  // The next interviewer creates the shadow's link, the host all others; a solo interview is reviewed after its end.
  'POST /api/interviews/:id/links': {
    to: 'seated',
    seats: ['host', 'guest'],
    rule: { who: everyone, when: beforeTheEnd },
    solo: { who: everyone, when: [...beforeTheEnd, ...afterTheEnd] },
  },
  'GET /api/interviews/:id/addresses': { to: 'seated', seats: ['host'] },
  'POST /api/interviews/:id/images': { to: 'seated', rule: policy.changeBoard },
  'GET /api/interviews/:id/images/:imageId': seated,
  'GET /api/interviews/:id/ice': seated,
  // The handler also refuses people for whom a question of the pack is held elsewhere.
  'GET /api/interviews/:id/equivalents': scriptReaders,
  // Late chunks arrive after the end. Voices are for the two players alone.
  'PUT /api/interviews/:id/voices/:take/:n': { to: 'seated', rule: policy.endVoice },
  'GET /api/interviews/:id/voices': { to: 'seated', seats: ['host', 'guest'] },
  'GET /api/interviews/:id/voices/:take': { to: 'seated', seats: ['host', 'guest'] },
  'DELETE /api/interviews/:id/voices/:take': { to: 'seated', seats: ['host', 'guest'] },
  'GET /api/interviews/:id/replay': seatedAfterTheEnd,
  'GET /api/interviews/:id/replay/frames': seatedAfterTheEnd,
  'GET /api/interviews/:id/replay/pointing': seatedAfterTheEnd,
  'GET /api/interviews/:id/recording': seatedAfterTheEnd,
  'POST /api/interviews/:id/retry': { to: 'seated', rule: { who: players, when: afterTheEnd } },

  'POST /api/solo': { to: 'somebody' },
  'POST /api/interviews/:id/solo': { to: 'seated', rule: { who: players, when: ['lobby'] } },

  // The handlers answer 404 for other people's recordings.
  'POST /api/recordings': { to: 'somebody' },
  'GET /api/recordings': { to: 'somebody' },
  'GET /api/recordings/:recordingId': { to: 'somebody' },
  'DELETE /api/recordings/:recordingId': { to: 'somebody' },
  'GET /api/sample': anyone,

  'GET /api/interviews/:id/report': readers,
  'GET /api/interviews/:id/report.md': readers,
  'GET /api/interviews/:id/shares': readers,
  'POST /api/interviews/:id/shares': readers,
  'DELETE /api/interviews/:id/shares/:shareId': readers,
  'GET /api/shared/:token': { to: 'shareHolder' },
  'GET /api/interviews/:id/timeline.md': seatedAfterTheEnd,

  // The handlers allow blocks of people from the same interview only.
  'GET /api/blocks': { to: 'somebody' },
  'POST /api/interviews/:id/blocks': seated,
  'DELETE /api/blocks/:personId': { to: 'somebody' },
  'POST /api/interviews/:id/complaints': seated,
  'GET /api/interviews/:id/calibration': readers,
  'PUT /api/interviews/:id/calibration': readers,
  // Rounds that both players offered; the handlers answer 404 to people with a seat in that interview.
  'GET /api/calibrations': { to: 'somebody' },
  'GET /api/calibrations/:calibrationId': { to: 'somebody' },
  'POST /api/calibrations/:calibrationId/open': { to: 'somebody' },
  'POST /api/calibrations/:calibrationId/scores': { to: 'somebody' },
  'GET /api/calibrations/:calibrationId/replay': { to: 'somebody' },
  'GET /api/calibrations/:calibrationId/replay/frames': { to: 'somebody' },
  'GET /api/operator': { to: 'operator' },
  'PUT /api/operator/complaints/:complaintId': { to: 'operator' },
  'POST /api/operator/suspensions': { to: 'operator' },
  'DELETE /api/operator/suspensions/:personId': { to: 'operator' },
  'GET /api/progress': { to: 'somebody' },
  'POST /api/study/ticks': { to: 'somebody' },

  'GET /api/links/:token': { to: 'linkHolder' },
  'POST /api/links/:token/claim': { to: 'linkHolder' },

  // The number of waiting people is public; place and partner are private.
  'GET /api/queue': anyone,
  'POST /api/queue': { to: 'somebody' },
  'GET /api/queue/me': { to: 'somebody' },
  'PUT /api/queue/me': { to: 'somebody' },
  'DELETE /api/queue/me': { to: 'somebody' },
  'POST /api/queue/accept': { to: 'somebody' },

  // The handlers answer 404 for other people's slots.
  'POST /api/slots': { to: 'somebody' },
  'GET /api/slots': { to: 'somebody' },
  'GET /api/slots/:slotId': { to: 'somebody' },
  'POST /api/slots/:slotId': { to: 'somebody' },
  'POST /api/slots/:slotId/link': { to: 'somebody' },
  'POST /api/slots/:slotId/enter': { to: 'somebody' },
  'GET /api/slots/:slotId/calendar.ics': { to: 'somebody' },
  'GET /api/slot-links/:token': { to: 'slotLinkHolder' },
  'POST /api/slot-links/:token/join': { to: 'slotLinkHolder' },

  'GET /api/docs': anyone,
  'GET /api/docs/json': anyone,
  'GET /api/docs/yaml': anyone,
  'GET /api/docs/static/*': anyone,
  'GET /api/docs/static/index.html': anyone,
  'GET /api/docs/static/swagger-initializer.js': anyone,
  'GET /socket.io': anyone,
  'GET /*': anyone,
} satisfies Readonly<Record<string, Access>>

export type Route = keyof typeof rows

/**
 * Access to every route, checked before the server reads anything but the address and the cookie. A route without a row
 * does not start.
 */
export const routePolicy: Readonly<Record<string, Access>> = rows

/** Returns the key of a route in `routePolicy`. HEAD needs the same access as GET. */
export const rowOf = (method: string, url: string): string => `${method === 'HEAD' ? 'GET' : method} ${url}`

export const accessTo = (row: string): Access | undefined =>
  Object.hasOwn(routePolicy, row) ? routePolicy[row] : undefined

const places = Object.keys(routePolicy).map((route) => {
  const [method = '', url = ''] = route.split(' ')
  return { method, pattern: new RegExp(`^${url.replace(/:\w+/g, '[^/]+')}/?$`), isExact: !url.includes('*') }
})

/** Returns the methods of an address; empty for an unknown one. */
export function methodsAt(path: string): string[] {
  const methods = places.filter(({ pattern, isExact }) => isExact && pattern.test(path)).map(({ method }) => method)
  return methods.includes('GET') ? ['HEAD', ...methods] : methods
}
