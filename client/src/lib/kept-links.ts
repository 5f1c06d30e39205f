import { Link } from '@dryrun/shared/api/invitations.ts'
import type { Seat } from '@dryrun/shared/interview/terms.ts'
import { z } from 'zod'
import { keep, readDraft } from './use-draft.ts'

const keyOf = (interviewId: string) => `dryrun.links.${interviewId}`

/** Links that this browser created: the server shows a token only once. */
export const keptLinks = (interviewId: string): Link[] => readDraft(keyOf(interviewId), z.array(Link)) ?? []

export function keepLink(interviewId: string, link: Link): void {
  keepLinks(interviewId, [...keptLinks(interviewId).filter(({ seat }) => seat !== link.seat), link])
}

export const keepLinks = (interviewId: string, links: readonly Link[]): void => keep(keyOf(interviewId), links)

export const addressOf = (token: string): string => `${window.location.origin}/join/${token}`

/** Whether the address works on this machine only. */
export const isOnlyHere = (): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(window.location.hostname)

export type LinkSeat = Exclude<Seat, 'host'>
