import type { Command, CommandOf } from '@dryrun/shared/interview/commands.ts'
import { scoreFor } from '@dryrun/shared/interview/scoring.ts'
import { newId } from '../../lib/new-id.ts'
import type { OptimisticPanel } from '../../live/optimistic-view.ts'
import { serverNow } from '../../live/room-store.ts'
import { useSubmit } from '../../live/use-interviewer-panel.ts'
import { useRoomStore } from '../../live/use-room.ts'

type Part = Partial<Pick<CommandOf<'score'>, 'level' | 'how' | 'sentence'>>

/** Returns a function that changes parts of a score and keeps the others, from the optimistic view. */
export function useScore(desk: OptimisticPanel): (dimension: string, part: Part) => void {
  const submit = useSubmit()
  return (dimension, part) => {
    const { level = null, how = null, sentence = '' } = scoreFor(desk.scores, dimension) ?? {}
    submit({ type: 'score', round: desk.question.index, dimension, level, how, sentence, ...part })
  }
}

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
