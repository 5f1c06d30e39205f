import { z } from 'zod'
import { keep, readDraft } from '../lib/use-draft.ts'

/** A link's token is told once; the browser that proposed keeps it, to show the link again. */

const keyOf = (slotId: string) => `dryrun.slot-link.${slotId}`

export const keptSlotLink = (slotId: string): string | undefined => readDraft(keyOf(slotId), z.string())

export const keepSlotLink = (slotId: string, token: string): void => keep(keyOf(slotId), token)

/** The whole address, to be sent to the other one. */
export const slotAddressOf = (token: string): string => `${window.location.origin}/slots/join/${token}`
