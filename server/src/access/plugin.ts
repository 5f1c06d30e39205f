import type { Me } from '@dryrun/shared/api/me.ts'
import { type Interview, roleOf } from '@dryrun/shared/interview/interview.ts'
import { tokenIn } from '@dryrun/shared/pasted-link.ts'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { z } from 'zod'
import { type Rule, refusedBy } from '../core/policy.ts'
import { Problem } from '../errors.ts'
import type { Membership } from '../interviews/interview-store.ts'
import type { Invitation } from '../interviews/invitation-store.ts'
import { problemOf } from '../interviews/problem-of.ts'
import type { Shared } from '../report/share-store.ts'
import type { SlotRow } from '../slots/slot-store.ts'
import { type Access, accessTo, rowOf } from './route-policy.ts'

/** What a link leads to. */
export type Opened = Readonly<{ interview: Interview } & Pick<Invitation, 'seat' | 'madeBy'>>

declare module 'fastify' {
  interface FastifyRequest {
    /** What the table made sure of, read with `meOf`, `askerOf`, `membershipOf`, `openedBy`, `sharedWith` and `slotBehind`. */
    known: { me?: Me; asker?: Me; membership?: Membership; opened?: Opened; shared?: Shared; slot?: SlotRow }
  }
}

/** Whoever is asking, where the table lets nobody in without a name; in an interview under the id they sit under. */
export const meOf = ({ known: { me } }: FastifyRequest): Me => me ?? unasked()
/** The same as who they are everywhere: they may sit in an interview as a guest that they have been. */
export const askerOf = ({ known: { asker } }: FastifyRequest): Me => asker ?? unasked()
/** Their seat, where the table asks for one. */
export const membershipOf = ({ known: { membership } }: FastifyRequest): Membership => membership ?? unasked()
/** What their link leads to, where the table asks for one. */
export const openedBy = ({ known: { opened } }: FastifyRequest): Opened => opened ?? unasked()
/** The share that their link opens, where the table asks for one. */
export const sharedWith = ({ known: { shared } }: FastifyRequest): Shared => shared ?? unasked()
/** The slot that their link leads to, where the table asks for one. */
export const slotBehind = ({ known: { slot } }: FastifyRequest): SlotRow => slot ?? unasked()

function unasked(): never {
  throw new Error('the table does not ask for what this route needs to know')
}

/** Holds every route to its row in the table; a route without one keeps the server from starting. */
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

/** To whoever is no operator, named or not, there is nothing here. */
async function requireOperator(request: FastifyRequest): Promise<void> {
  const me = await request.server.whoIs(request.headers)
  if (!me || !(await request.server.operators.include(me.id))) throw new Problem('notFound')
  request.known.me = me
}

/** Whoever is suspended goes on reading what is theirs, and takes it back. It is looked at last: it tells of nothing. */
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

/** What takes nothing from others. */
const harmless = new Set(['GET', 'HEAD', 'DELETE'])

type Seated = Extract<Access, { to: 'seated' }>

/** An absent interview, one that is not theirs and one in which it is not for them are the same to whoever asks. */
async function requireSeat(access: Seated, request: FastifyRequest): Promise<void> {
  const { interviewIndex } = request.server
  const { id } = request.params as { id: string }
  const membership = z.uuid().safeParse(id).success && (await interviewIndex.membership(id, meOf(request).id))
  if (!membership || (access.seats && !access.seats.includes(membership.seat))) throw new Problem('notFound')
  // In there they are who they were when they took their seat.
  request.known.me = { ...meOf(request), id: membership.personId }
  if (access.rule) await requireRule({ ...access, rule: access.rule }, request, membership.row.id)
  request.known.membership = membership
}

type Ruled = Pick<Seated, 'solo' | 'unsealed'> & { rule: Rule }

async function requireRule({ rule, solo, unsealed }: Ruled, request: FastifyRequest, id: string): Promise<void> {
  const interview = await request.server.rooms.peek(id)
  if (!interview) throw new Problem('notFound')
  const refused = refusedBy((interview.solo && solo) || rule, roleOf(interview, meOf(request).id), interview.stage)
  if (refused) throw problemOf(refused)
  if (unsealed && interview.sealed) throw problemOf('sealed')
}

/** Links are pasted, and arrive with quotes, brackets and full stops around them. */
const tokenOf = ({ params }: FastifyRequest): string => tokenIn((params as { token: string }).token)

async function requireLink(request: FastifyRequest): Promise<void> {
  const { invitations, interviewIndex, rooms } = request.server
  const found = await invitations.find(tokenOf(request))
  const read = (id: string) => (request.method === 'POST' ? rooms.peek(id) : interviewIndex.outline(id))
  const interview = found && (await read(found.interviewId))
  if (!interview) throw new Problem('notFound')
  request.known.opened = { interview, seat: found.seat, madeBy: found.madeBy }
}

/** One that has run out, one that was revoked and one that never was are the same to whoever asks. */
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
