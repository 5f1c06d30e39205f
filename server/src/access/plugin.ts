import type { Me } from '@dryrun/shared/api/me.ts'
import { type Interview, roleOf } from '@dryrun/shared/interview/interview.ts'
import { tokenIn } from '@dryrun/shared/pasted-link.ts'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { z } from 'zod'
import { type Rule, refusedBy } from '../core/policy.ts'
import { deniedBy } from '../denied.ts'
import { Problem } from '../errors.ts'
import type { Membership } from '../interviews/interview-store.ts'
import type { Invitation } from '../interviews/invitation-store.ts'
import type { Shared } from '../report/share-store.ts'
import type { SlotRow } from '../slots/slot-store.ts'
import { type Access, accessTo, rowOf } from './route-policy.ts'

export type Opened = Readonly<{ interview: Interview } & Pick<Invitation, 'seat' | 'madeBy'>>

declare module 'fastify' {
  interface FastifyRequest {
    /** What the route policy verified; read it with the functions below. */
    known: { me?: Me; asker?: Me; membership?: Membership; opened?: Opened; shared?: Shared; slot?: SlotRow }
  }
}

/**
 * The signed-in person, in an interview with the id of their seat, which may be a linked guest's. Throws when the route
 * policy does not require it.
 */
export const meOf = ({ known: { me } }: FastifyRequest): Me => me ?? unasked()
/**
 * The signed-in person with the account's id, also in an interview. Throws when the route policy does not require it.
 */
export const askerOf = ({ known: { asker } }: FastifyRequest): Me => asker ?? unasked()
/** Throws when the route policy does not require a seat. */
export const membershipOf = ({ known: { membership } }: FastifyRequest): Membership => membership ?? unasked()
/** Throws when the route policy does not require an invitation link. */
export const openedBy = ({ known: { opened } }: FastifyRequest): Opened => opened ?? unasked()
/** Throws when the route policy does not require a share link. */
export const sharedWith = ({ known: { shared } }: FastifyRequest): Shared => shared ?? unasked()
/** Throws when the route policy does not require a slot link. */
export const slotBehind = ({ known: { slot } }: FastifyRequest): SlotRow => slot ?? unasked()

function unasked(): never {
  throw new Error('the table does not ask for what this route needs to know')
}

/** Enforces the route policy. Startup fails when a route has no row. */
export default fp(
  async (app) => {
    app.decorateRequest('known')
    app.addHook('onRequest', async (request) => {
      request.known = {}
    })
    const missing = new Set<string>()
    app.addHook('onRoute', (route) => {
      const rows = [route.method].flat().map((method) => rowOf(method, route.url))
      for (const row of rows) if (!accessTo(row)) missing.add(row)
      const access = rows.map(accessTo)[0]
      if (!access || access.to === 'anyone') return
      const earlier = [route.onRequest ?? []].flat()
      route.onRequest = [...earlier, async (request: FastifyRequest) => enforce(access, request)]
    })
    app.addHook('onReady', async () => {
      const routes = [...missing].join(', ')
      if (routes) throw new Error(`Not in the table of who may come to which address: ${routes}`)
    })
  },
  { name: 'access', dependencies: ['security'] },
)

async function enforce(access: Access, request: FastifyRequest): Promise<void> {
  if (access.to === 'shareHolder') return requireShare(request)
  if (access.to === 'operator') return requireOperator(request)
  if (access.to === 'linkHolder') await requireLink(request)
  else if (access.to === 'slotLinkHolder') await requireSlotLink(request)
  else await requireName(request)
  if (access.to === 'seated') await requireSeat(access, request)
  if (!('theirs' in access)) await requireGoodStanding(request)
}

/** Answers `notFound` to everyone else, so that the page stays hidden. */
async function requireOperator(request: FastifyRequest): Promise<void> {
  const me = await request.server.whoIs(request.headers)
  if (!me || !(await request.server.operators.include(me.id))) throw new Problem('notFound')
  request.known.me = me
}

/** Suspended people may read and delete. The last check, so that a suspension reveals nothing about an address. */
async function requireGoodStanding(request: FastifyRequest): Promise<void> {
  if (harmless.has(request.method)) return
  const { whoIs, standing } = request.server
  const me = request.known.asker ?? (await whoIs(request.headers))
  if (me && (await standing.isSuspended(me.id))) throw new Problem('suspended')
}

async function requireName(request: FastifyRequest): Promise<void> {
  const me = await request.server.whoIs(request.headers)
  if (!me) throw new Problem('unauthenticated')
  request.known.me = me
  request.known.asker = me
}

const harmless = new Set(['GET', 'HEAD', 'DELETE'])

type Seated = Extract<Access, { to: 'seated' }>

/** An unknown interview, someone else's and a forbidden seat all get `notFound`. */
async function requireSeat(access: Seated, request: FastifyRequest): Promise<void> {
  const { interviewIndex } = request.server
  const { id } = request.params as { id: string }
  const membership = z.uuid().safeParse(id).success && (await interviewIndex.membership(id, meOf(request).id))
  if (!membership || (access.seats && !access.seats.includes(membership.seat))) throw new Problem('notFound')
  request.known.me = { ...meOf(request), id: membership.personId }
  if (access.rule) await requireRule({ ...access, rule: access.rule }, request, membership.row.id)
  request.known.membership = membership
}

type Ruled = Pick<Seated, 'solo' | 'unsealed'> & { rule: Rule }

async function requireRule({ rule, solo, unsealed }: Ruled, request: FastifyRequest, id: string): Promise<void> {
  const interview = await request.server.rooms.peek(id)
  if (!interview) throw new Problem('notFound')
  const refused = refusedBy((interview.solo && solo) || rule, roleOf(interview, meOf(request).id), interview.stage)
  if (refused) throw deniedBy(refused)
  if (unsealed && interview.sealed) throw deniedBy('sealed')
}

/** Pasted links arrive with quotes, brackets and periods around them. */
const tokenOf = ({ params }: FastifyRequest): string => tokenIn((params as { token: string }).token)

async function requireLink(request: FastifyRequest): Promise<void> {
  const { invitations, interviewIndex, rooms } = request.server
  const found = await invitations.find(tokenOf(request))
  const read = (id: string) => (request.method === 'POST' ? rooms.peek(id) : interviewIndex.outline(id))
  const interview = found && (await read(found.interviewId))
  if (!interview) throw new Problem('notFound')
  request.known.opened = { interview, seat: found.seat, madeBy: found.madeBy }
}

/** Expired, revoked and unknown links all get `notFound`. */
async function requireShare(request: FastifyRequest): Promise<void> {
  const shared = await request.server.shares.find(tokenOf(request), Date.now())
  if (!shared) throw new Problem('notFound')
  request.known.shared = shared
}

async function requireSlotLink(request: FastifyRequest): Promise<void> {
  const slot = await request.server.slotStore.findByToken(tokenOf(request))
  if (!slot) throw new Problem('notFound')
  request.known.slot = slot
}
