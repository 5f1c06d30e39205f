import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { ApiFailure } from '../lib/ask.ts'
import { usePageTitle } from '../lib/use-page-title.ts'
import { LayoutProvider } from '../live/use-layout.ts'
import { RoomContext } from '../live/use-room.ts'
import { PageShell } from '../shell/PageShell.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { linkedMoment } from './player/moment.ts'
import type { Player } from './player/player.ts'
import type { RecordingSource } from './player/recording-source.ts'
import { recordedRoom } from './player/replay-room.ts'
import { screenClock } from './player/screen-clock.ts'
import { createReplayLayout, isReviewed, ReplayContext } from './player/use-replay.ts'
import { Watching } from './player/watching.ts'
import { Replay } from './Replay.tsx'
import { ReplayLoading } from './ReplayLoading.tsx'
import type { WatchSearch } from './watch-search.ts'

export function Watch({ source, link }: { source: RecordingSource; link: WatchSearch }) {
  const [watching] = useState(() => new Watching(source, link, screenClock))
  const player = useStore(watching.store, (state) => state.player)
  const fault = useStore(watching.store, (state) => state.fault)
  const { eyes, t, r } = link
  useEffect(() => {
    void watching.open(eyes)
    return () => watching.close()
  }, [watching, eyes])
  // A changed URL on an open page is another moment of the same recording.
  useEffect(() => {
    const open = watching.store.getState().player
    if (open && (t ?? r)) open.seek(linkedMoment(open.store.getState().head, { ...(t && { t }), ...(r && { r }) }))
  }, [watching, t, r])
  if (player) return <Open watching={watching} player={player} />
  if (fault) return <NotOpened fault={fault} onRetry={watching.again} />
  return <ReplayLoading />
}

function Open({ watching, player }: { watching: Watching; player: Player }) {
  const replay = useMemo(
    () => ({ watching, player, layout: createReplayLayout(firstSide(player)) }),
    [watching, player],
  )
  const room = useMemo(() => recordedRoom(player), [player])
  const title = useStore(player.store, ({ head }) => head.interview.title)
  const id = useStore(player.store, ({ head }) => head.interview.id)
  useEffect(() => room.follow(), [room])
  usePageTitle(`Replay: ${title}`)
  return (
    <ReplayContext value={replay}>
      <RoomContext value={room}>
        <LayoutProvider interviewId={`replay-${id}`}>
          <Replay />
        </LayoutProvider>
      </RoomContext>
    </ReplayContext>
  )
}

const firstSide = (player: Player) => (isReviewed(player.store.getState().head) ? 'review' : 'timeline')

function NotOpened({ fault, onRetry }: { fault: unknown; onRetry: () => void }) {
  const isUnknown = fault instanceof ApiFailure && (fault.status === 404 || fault.status === 401)
  return (
    <PageShell title="Replay" width="narrow">
      <h1>This replay cannot be shown</h1>
      {isUnknown ? (
        <EmptyState
          title="There is no recording for you at this address"
          action={<LinkButton to="/">Go to the start page</LinkButton>}
        >
          You can replay an interview after it has ended, in a browser in which you had a seat. An imported recording is
          there for the person who imported it.
        </EmptyState>
      ) : (
        <ErrorState error={fault} onRetry={onRetry} />
      )}
    </PageShell>
  )
}
