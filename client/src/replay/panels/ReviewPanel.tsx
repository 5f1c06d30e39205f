import { Skeleton, Stack } from '@mantine/core'
import { useCallback } from 'react'
import { FeedbackForms } from '../../feedback/FeedbackForms.tsx'
import { MomentNow } from '../../feedback/moment-now.ts'
import { RoomProvider } from '../../live/RoomProvider.tsx'
import { useReturnedTexts } from '../../live/returned-texts.ts'
import { RefusedList } from '../../live/status/RefusedList.tsx'
import { SaveState } from '../../live/status/SaveState.tsx'
import { useRoom } from '../../live/use-room.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { chapterAt, stampAt } from '../player/moment.ts'
import { useReplay } from '../player/use-replay.ts'
import classes from './ReviewPanel.module.css'

/** The reviewer's feedback form beside the replay. New evidence gets the moment on screen. */
export function ReviewPanel() {
  const { watching, player } = useReplay()
  const { interviewId } = watching.source
  const now = useCallback(() => {
    const { head, at } = player.store.getState()
    const chapter = chapterAt(head.chapters, at)
    return chapter ? stampAt(chapter, at) : ''
  }, [player])
  if (!interviewId) return null
  return (
    <RoomProvider interviewId={interviewId}>
      <MomentNow value={now}>
        <div className={classes.panel}>
          <Paper interviewId={interviewId} />
        </div>
      </MomentNow>
    </RoomProvider>
  )
}

function Paper({ interviewId }: { interviewId: string }) {
  useReturnedTexts()
  const papers = useRoom(({ view }) => view?.papers)
  if (!papers)
    return (
      <Stack role="status" aria-label="Loading your review">
        <Skeleton height={32} />
        <Skeleton height={240} />
      </Stack>
    )
  if (papers.every(({ handedIn }) => handedIn))
    return (
      <EmptyState
        title="Your review is submitted"
        action={
          <LinkButton to="/i/$interviewId" params={{ interviewId }} variant="default">
            See where it stands
          </LinkButton>
        }
      >
        It opens as soon as both of you have submitted feedback.
      </EmptyState>
    )
  return (
    <>
      <SaveState />
      <RefusedList />
      <FeedbackForms />
    </>
  )
}
