import { Skeleton, Stack } from '@mantine/core'
import { useCallback } from 'react'
import { MomentNow } from '../report/moment-now.ts'
import { Papers } from '../report/Papers.tsx'
import { RefusedList } from '../room/RefusedList.tsx'
import { RoomProvider } from '../room/RoomProvider.tsx'
import { useReturnedTexts } from '../room/returned-texts.ts'
import { SaveState } from '../room/SaveState.tsx'
import { useRoom } from '../room/use-room.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { chapterAt, stampAt } from './moment.ts'
import classes from './ReviewPanel.module.css'
import { useReplay } from './use-replay.ts'

/** The reviewer's paper beside what is being watched: a moment that is added is the one on screen. */
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
        title="Your review is handed in"
        action={
          <LinkButton to="/i/$interviewId" params={{ interviewId }} variant="default">
            See where it stands
          </LinkButton>
        }
      >
        It opens as soon as both of you have handed in.
      </EmptyState>
    )
  return (
    <>
      <SaveState />
      <RefusedList />
      <Papers />
    </>
  )
}
