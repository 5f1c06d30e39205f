import { z } from 'zod'
import { keep, readDraft } from '../lib/use-draft.ts'

/** The server discloses a link's token once; the proposer's browser keeps it, to show the link again. */

const keyOf = (slotId: string) => `dryrun.slot-link.${slotId}`

export const keptSlotLink = (slotId: string): string | undefined => readDraft(keyOf(slotId), z.string())

export const keepSlotLink = (slotId: string, token: string): void => keep(keyOf(slotId), token)

export const slotAddressOf = (token: string): string => `${window.location.origin}/slots/join/${token}`
