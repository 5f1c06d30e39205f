import type { ReviewView } from '@dryrun/shared/interview/view.ts'
import { useMemo } from 'react'
import { type OptimisticPanel, optimisticPanel } from '../live/optimistic-view.ts'
import { useUnsavedText } from '../live/use-interviewer-panel.ts'
import { useRoom } from '../live/use-room.ts'
import { isEnded } from '../live/view-kind.ts'

export type Review = ReviewView & OptimisticPanel

/** A round that the user interviewed, as an optimistic view that includes changes not yet saved. */
export function useReview(round: number): Review | undefined {
  const review = useRoom(({ view }) =>
    view && isEnded(view) ? view.reviews.find(({ question }) => question.index === round) : undefined,
  )
  const unsaved = useUnsavedText()
  const offset = useRoom((state) => state.clockOffset)
  return useMemo(() => review && { ...review, ...optimisticPanel(review, unsaved, offset) }, [review, unsaved, offset])
}
