import { Settings } from '@dryrun/server/config.ts'
import { limitsOf, roomLimitsOf } from '@dryrun/server/limits.ts'

export const plenty = roomLimitsOf(limitsOf(Settings.parse({})))
