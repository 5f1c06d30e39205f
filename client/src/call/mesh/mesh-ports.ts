import type { IceReply } from '@dryrun/shared/api/call.ts'
import type { Receipt } from '@dryrun/shared/protocol.ts'
import type { Signal } from '@dryrun/shared/signal.ts'
import type { Clock } from '../../lib/alarm.ts'
import type { CallEars } from '../call.ts'
import type { Sight } from './sight.ts'

export type MeshPorts = Readonly<{
  clock: Clock
  /** The server's time in milliseconds since 1970. */
  serverNow(): number
  send(signal: Signal): Promise<Receipt | undefined>
  askForIce(): Promise<IceReply>
  sight(): Sight
  ears: CallEars
}>
