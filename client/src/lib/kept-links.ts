import { Link } from '@dryrun/shared/api/invitations.ts'
import type { Seat } from '@dryrun/shared/interview/terms.ts'
import { z } from 'zod'
import { keep, readKept } from './browser-storage.ts'

const keyOf = (interviewId: string) => `dryrun.links.${interviewId}`

/** Links that this browser created: the server shows a token only once. */
export const keptLinks = (interviewId: string): Link[] => readKept(keyOf(interviewId), z.array(Link)) ?? []

export function keepLink(interviewId: string, link: Link): void {
  keepLinks(interviewId, [...keptLinks(interviewId).filter(({ seat }) => seat !== link.seat), link])
}

export const keepLinks = (interviewId: string, links: readonly Link[]): void => keep(keyOf(interviewId), links)

export const joinAddress = (origin: string, token: string): string => `${origin}/join/${token}`

export type LinkSeat = Exclude<Seat, 'host'>
