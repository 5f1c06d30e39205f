import type { Command } from '@dryrun/shared/interview/commands.ts'
import type { Stage } from '@dryrun/shared/interview/interview.ts'
import type { Role } from '@dryrun/shared/interview/terms.ts'
import type { PanelView, RoundView, View } from '@dryrun/shared/interview/view.ts'
import { useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { type OptimisticPanel, optimisticPanel } from './optimistic-view.ts'
import type { RoomState } from './room-store.ts'
import { useLiveRoom, useRoom } from './use-room.ts'
import { isInterviewerView } from './view-kind.ts'

/** Excludes drawing, which changes many times per second and concerns no panel. */
const unsavedWords = ({ unsaved }: RoomState) => unsaved.filter(({ command }) => command.type !== 'changeBoard')
export const useUnsavedText = () => useRoom(useShallow(unsavedWords))

function deskOf({ view }: RoomState): Partial<PanelView> {
  if (!view || !isInterviewerView(view)) return {}
  const { question, used, ticks, checks, misquotes, flags, notes, scores, evidence } = view
  return { question, used, ticks, checks, misquotes, flags, notes, scores, evidence }
}

/** Returns the optimistic view of the interviewer panel; undefined for other roles. */
export function useInterviewerPanel(): OptimisticPanel | undefined {
  const desk = useRoom(useShallow(deskOf))
  const unsaved = useUnsavedText()
  const offset = useRoom((state) => state.clockOffset)
  return useMemo(
    () => (desk.question ? optimisticPanel(desk as PanelView, unsaved, offset) : undefined),
    [desk, unsaved, offset],
  )
}

/** Selects from the view. Throws before the first frame, when no panel is mounted. */
export function useSeen<T>(selector: (view: View) => T): T {
  return useRoom(({ view }) => {
    if (!view) throw new Error('there is no view to show yet')
    return selector(view)
  })
}

export const useRound = (): RoundView | null => useSeen(({ round }) => round)
export const useStage = (): Stage => useSeen(({ interview }) => interview.stage)
export const useRole = (): Role => useSeen(({ lens }) => lens)

/** Whether the user leads the running round. False between rounds, for observers, and in a recording. */
export function useLeads(): boolean {
  const isLive = useLiveRoom() !== undefined
  return useSeen(({ lens, interview }) => lens === 'interviewer' && interview.stage === 'round') && isLive
}

export function useSubmit(): (command: Command) => void {
  const room = useLiveRoom()
  return (command) => void room?.submit(command)
}
