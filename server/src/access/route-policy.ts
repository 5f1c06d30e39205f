import type { Seat } from '@dryrun/shared/interview/terms.ts'
import { afterTheEnd, beforeTheEnd, everyone, players, policy, type Rule } from '../core/policy.ts'

/**
 * Who may come to an address: anyone; whoever has said a name, while others get 401; whoever has a seat in the interview
 * that `:id` names, or a link that `:token` is, while for others there is nothing there. Of those with a seat `seats`
 * hides it from all but some, `rule` refuses by role and stage with the sentence that a command would be refused with,
 * and `unsealed` refuses until both sides have handed in. `solo` is the rule instead in an interview for one. A report is for
 * whoever has a link to it that still holds, and so are times that somebody proposes. For all but its operators the house
 * has no page for them, whoever asks. Whoever is suspended changes nothing, but for what is `theirs` alone.
 */
export type Access = Readonly<
  | { to: 'somebody'; theirs: true }
  | { to: 'anyone' | 'somebody' | 'linkHolder' | 'shareHolder' | 'slotLinkHolder' | 'operator' }
  | { to: 'seated'; seats?: readonly Seat[]; rule?: Rule; solo?: Rule; unsealed?: true }
>

const anyone: Access = { to: 'anyone' }
const seated: Access = { to: 'seated' }
const ownAccount: Access = { to: 'somebody', theirs: true }
const seatedAfterTheEnd: Access = { to: 'seated', rule: { who: everyone, when: afterTheEnd } }
const readers: Access = {
  to: 'seated',
  seats: ['host', 'guest'],
  rule: { who: everyone, when: afterTheEnd },
  unsealed: true,
}

/**
 * Every address and who may come to it: the one table that the server enforces, before anything of a request but its
 * address and its cookie is looked at. A route that has no row here does not start.
 */
export const routePolicy: Readonly<Record<string, Access>> = {
  'GET /healthz': anyone,
  'GET /readyz': anyone,

  'GET /api/me': anyone,
  'POST /api/me': anyone,
  'POST /api/account': anyone,
  'GET /api/account': { to: 'somebody' },
  'DELETE /api/account': { to: 'somebody' },
  'GET /api/account/data': { to: 'somebody' },
  'POST /api/account/proof': ownAccount,
  // Whoever has the link from a mail may use it, signed in or not.
  'POST /api/account/prove': anyone,
  'GET /api/sign-in/ways': anyone,
  'POST /api/sign-in': anyone,
  'POST /api/sign-in/:way': anyone,
  // The one address that changes something by a GET: another service sends people here. What they bring is good once, and
  // only in the browser that was sent away.
  'GET /api/sign-in/:way/return': anyone,
  'POST /api/sign-out': ownAccount,
  'POST /api/sign-out-everywhere': ownAccount,
  'POST /api/password': ownAccount,
  'POST /api/password/forgot': anyone,
  'POST /api/password/reset': anyone,
  'GET /api/profile': { to: 'somebody' },
  'PUT /api/profile': ownAccount,
  'GET /api/packs': anyone,
  // Whose a pack is, its row says: for all others it is not there.
  'GET /api/own-packs': { to: 'somebody' },
  'POST /api/own-packs': { to: 'somebody' },
  'POST /api/own-packs/check': { to: 'somebody' },
  'GET /api/own-packs/:packId': { to: 'somebody' },
  'GET /api/own-packs/:packId/pack.yaml': { to: 'somebody' },
  'PUT /api/own-packs/:packId': { to: 'somebody' },
  'POST /api/own-packs/:packId/publish': { to: 'somebody' },
  'DELETE /api/own-packs/:packId': { to: 'somebody' },

  // Nobody in particular has no interviews: an empty list, which the start page asks for before it knows a name.
  'GET /api/interviews': anyone,
  'POST /api/interviews': { to: 'somebody' },
  'GET /api/interviews/:id': seated,
  // The interviewer of the next round makes the link that shows the script, the host all others; a solo is reviewed at its end.
  'POST /api/interviews/:id/links': {
    to: 'seated',
    seats: ['host', 'guest'],
    rule: { who: everyone, when: beforeTheEnd },
    solo: { who: everyone, when: [...beforeTheEnd, ...afterTheEnd] },
  },
  // Pictures come onto the board by whoever may draw on it, when it may be drawn on.
  'POST /api/interviews/:id/images': { to: 'seated', rule: policy.changeBoard },
  'GET /api/interviews/:id/images/:imageId': seated,
  'GET /api/interviews/:id/replay': seatedAfterTheEnd,
  'GET /api/interviews/:id/replay/frames': seatedAfterTheEnd,
  'GET /api/interviews/:id/replay/pointing': seatedAfterTheEnd,
  'GET /api/interviews/:id/recording': seatedAfterTheEnd,
  'POST /api/interviews/:id/retry': { to: 'seated', rule: { who: players, when: afterTheEnd } },

  'POST /api/solo': { to: 'somebody' },
  'POST /api/interviews/:id/solo': { to: 'seated', rule: { who: players, when: ['lobby'] } },

  // Whose a recording is, its row says: for all others it is not there.
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

  // Somebody whom one has met in an interview; whom one has blocked, the rows say.
  'GET /api/blocks': { to: 'somebody' },
  'POST /api/interviews/:id/blocks': seated,
  'DELETE /api/blocks/:personId': { to: 'somebody' },
  'POST /api/interviews/:id/complaints': seated,
  'GET /api/interviews/:id/calibration': readers,
  'PUT /api/interviews/:id/calibration': readers,
  // What both its players let others score; to whoever has a seat there it is not there.
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
  // Of oneself alone, and what has been opened to oneself.
  'GET /api/progress': { to: 'somebody' },
  'POST /api/study/ticks': { to: 'somebody' },

  'GET /api/links/:token': { to: 'linkHolder' },
  'POST /api/links/:token/claim': { to: 'linkHolder' },

  // How many wait says nothing of whom; where one stands, and with whom, is one's own.
  'GET /api/queue': anyone,
  'POST /api/queue': { to: 'somebody' },
  'GET /api/queue/me': { to: 'somebody' },
  'PUT /api/queue/me': { to: 'somebody' },
  'DELETE /api/queue/me': { to: 'somebody' },
  'POST /api/queue/accept': { to: 'somebody' },

  // Whose a slot is, its row says: for all but its two it is not there.
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
  // Sockets alone pass here; a plain request is told so.
  'GET /socket.io': anyone,
  'GET /*': anyone,
}

/** How a route is called in the table. Whoever may read something may also ask for its headers alone. */
export const rowOf = (method: string, url: string): string => `${method === 'HEAD' ? 'GET' : method} ${url}`

export const accessTo = (row: string): Access | undefined =>
  Object.hasOwn(routePolicy, row) ? routePolicy[row] : undefined

const places = Object.keys(routePolicy).map((route) => {
  const [method = '', url = ''] = route.split(' ')
  return { method, pattern: new RegExp(`^${url.replace(/:\w+/g, '[^/]+')}/?$`), isExact: !url.includes('*') }
})

/** What an address can be asked with; nothing where there is no such address. */
export function methodsAt(path: string): string[] {
  const methods = places.filter(({ pattern, isExact }) => isExact && pattern.test(path)).map(({ method }) => method)
  return methods.includes('GET') ? ['HEAD', ...methods] : methods
}
