import type { Command } from '@dryrun/shared/interview/commands.ts'
import { newId } from '../../lib/new-id.ts'
import { serverNow } from '../../live/room-store.ts'
import { useSubmit } from '../../live/use-interviewer-panel.ts'
import { useRoomStore } from '../../live/use-room.ts'

/** Returns a function that attaches the current moment as evidence. The server stamps it; offline the client does. */
export function useAttach(): (round: number, dimension: string) => void {
  const store = useRoomStore()
  const submit = useSubmit()
  return (round, dimension) => {
    const state = store.getState()
    const command: Command = { type: 'attachEvidence', round, evidenceId: newId(), dimension, note: '' }
    const at = Math.max(Math.floor(serverNow(state)), state.view?.round?.startedAt ?? 0)
    submit(state.link === 'live' ? command : { ...command, at })
  }
}
