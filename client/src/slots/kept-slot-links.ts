import { z } from 'zod'
import { keep, readKept } from '../lib/browser-storage.ts'

/** The server discloses a link's token once; the proposer's browser keeps it, to show the link again. */

const keyOf = (slotId: string) => `dryrun.slot-link.${slotId}`

export const keptSlotLink = (slotId: string): string | undefined => readKept(keyOf(slotId), z.string())

export const keepSlotLink = (slotId: string, token: string): void => keep(keyOf(slotId), token)

export const slotAddressOf = (origin: string, token: string): string => `${origin}/slots/join/${token}`
