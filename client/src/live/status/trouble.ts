import { counted } from '@dryrun/shared/format.ts'
import type { View } from '@dryrun/shared/interview/view.ts'
import type { RoomState } from '../room-store.ts'
import { isInterviewerView } from '../view-kind.ts'

/** Why work does not reach the server: announced restart, no connection, or no saving. */
export type Trouble = 'restarting' | 'away' | 'readOnly'

export function troubleOf({ isServerLeaving, link, saving, held }: RoomState): Trouble | undefined {
  if (isServerLeaving) return 'restarting'
  if (link === 'offline') return 'away'
  return !saving || held === 'notSaved' ? 'readOnly' : undefined
}

export const troubleText: Readonly<Record<Trouble, string>> = {
  restarting: 'The server is restarting.',
  away: 'Not connected.',
  readOnly: 'The server is read-only right now: it cannot save.',
}

export const waits = (count: number): string =>
  count ? `${counted(count, 'change')} ${count === 1 ? 'waits' : 'wait'}` : 'all changes so far are saved'

const laterWords: Readonly<Record<Trouble, string>> = {
  restarting: 'once it is back',
  away: 'once the connection is back',
  readOnly: 'once it can save again',
}

export function meanwhile(trouble: Trouble, view: View | undefined): string {
  if (view?.interview.stage === 'ended')
    return `What you fill in stays on this machine. Submit ${laterWords[trouble]}; this page notices by itself.`
  return `${usable(view)} here. What you do is kept on this machine, nobody else sees it yet, and it is sent by itself ${laterWords[trouble]}.`
}

function usable(view: View | undefined): string {
  if (view?.interview.stage !== 'round' || view.lens === 'audience' || view.lens === 'shadow')
    return 'The chat stays usable'
  return isInterviewerView(view)
    ? 'The board, the script, notes and chat stay usable'
    : 'The board and the chat stay usable'
}
