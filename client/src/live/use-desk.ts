import type { Command } from '@dryrun/shared/interview/commands.ts'
import type { Stage } from '@dryrun/shared/interview/interview.ts'
import type { Role } from '@dryrun/shared/interview/terms.ts'
import type { DeskView, RoundView, View } from '@dryrun/shared/interview/view.ts'
import { useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { type DeskAhead, deskAhead } from './optimistic-view.ts'
import type { RoomState } from './room-store.ts'
import { useLiveRoom, useRoom } from './use-room.ts'
import { isDesk } from './view-kind.ts'

/** Unsaved work other than drawing, which comes many times a second and concerns no panel. */
const unsavedWords = ({ unsaved }: RoomState) => unsaved.filter(({ command }) => command.type !== 'changeBoard')
export const useUnsavedWords = () => useRoom(useShallow(unsavedWords))

function deskOf({ view }: RoomState): Partial<DeskView> {
  if (!view || !isDesk(view)) return {}
  const { question, used, ticks, flags, notes, scores, evidence } = view
  return { question, used, ticks, flags, notes, scores, evidence }
}

/** The interviewer's desk with what is on its way; nothing for whoever has none. */
export function useDesk(): DeskAhead | undefined {
  const desk = useRoom(useShallow(deskOf))
  const unsaved = useUnsavedWords()
  const offset = useRoom((state) => state.clockOffset)
  return useMemo(
    () => (desk.question ? deskAhead(desk as DeskView, unsaved, offset) : undefined),
    [desk, unsaved, offset],
  )
}

/** The view of somebody who is in; a panel is shown to nobody else. */
export function useSeen<T>(selector: (view: View) => T): T {
  return useRoom(({ view }) => {
    if (!view) throw new Error('there is no view to show yet')
    return selector(view)
  })
}

export const useRound = (): RoundView | null => useSeen(({ round }) => round)
export const useStage = (): Stage => useSeen(({ interview }) => interview.stage)
export const useRole = (): Role => useSeen(({ lens }) => lens)

/**
 * Whether this person leads the round that runs now; a shadow looks on, between rounds there is nothing to lead, and in
 * a recording nothing can be changed.
 */
export function useLeads(): boolean {
  const isLive = useLiveRoom() !== undefined
  return useSeen(({ lens, interview }) => lens === 'interviewer' && interview.stage === 'round') && isLive
}

/** Sends a command on its way. What comes of it is told by the frames, the save state and the list of refusals. */
export function useSubmit(): (command: Command) => void {
  const room = useLiveRoom()
  return (command) => void room?.submit(command)
}
