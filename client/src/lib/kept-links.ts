import { Link } from '@dryrun/shared/api/invitations.ts'
import type { Seat } from '@dryrun/shared/interview/terms.ts'
import { z } from 'zod'
import { keep, readDraft } from './use-draft.ts'

/** A link's token is told once; the browser that opened the interview keeps it, to show the link again. */

const keyOf = (interviewId: string) => `dryrun.links.${interviewId}`

export const keptLinks = (interviewId: string): Link[] => readDraft(keyOf(interviewId), z.array(Link)) ?? []

export function keepLink(interviewId: string, link: Link): void {
  keepLinks(interviewId, [...keptLinks(interviewId).filter(({ seat }) => seat !== link.seat), link])
}

export const keepLinks = (interviewId: string, links: readonly Link[]): void => keep(keyOf(interviewId), links)

/** The whole address, to be sent to somebody. */
export const addressOf = (token: string): string => `${window.location.origin}/join/${token}`

/** Whether the address leads elsewhere, or nowhere, on any machine but this one. */
export const isOnlyHere = (): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(window.location.hostname)

/** Seats a link can be made for. */
export type LinkSeat = Exclude<Seat, 'host'>
