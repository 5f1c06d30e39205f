import { Settings } from '@dryrun/server/config.ts'
import { limitsOf, roomLimitsOf } from '@dryrun/server/limits.ts'

/** The limits of a room where nothing else is set. */
export const plenty = roomLimitsOf(limitsOf(Settings.parse({})))
