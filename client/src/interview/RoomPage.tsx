import { useParams } from '@tanstack/react-router'
import { RoomProvider } from '../live/RoomProvider.tsx'
import { useReturnedTexts } from '../live/returned-texts.ts'
import { LayoutProvider } from '../live/use-layout.ts'
import { useRoom } from '../live/use-room.ts'
import { LobbyView } from '../lobby/LobbyView.tsx'
import { Room } from '../room/Room.tsx'
import { SoloLobby } from '../solo/SoloLobby.tsx'
import { EndedView } from './EndedView.tsx'
import { RoomLoading } from './RoomLoading.tsx'
import { TurnedAway } from './TurnedAway.tsx'

export function RoomPage() {
  const { interviewId } = useParams({ from: '/i/$interviewId' })
  return (
    <RoomProvider key={interviewId} interviewId={interviewId}>
      <LayoutProvider interviewId={interviewId}>
        <StageSwitch />
      </LayoutProvider>
    </RoomProvider>
  )
}

function StageSwitch() {
  useReturnedTexts()
  const turned = useRoom((state) => state.turned)
  const stage = useRoom(({ view }) => view?.interview.stage)
  const solo = useRoom(({ view }) => view?.interview.solo)
  if (turned) return <TurnedAway why={turned} />
  if (!stage) return <RoomLoading />
  if (stage === 'lobby') return solo ? <SoloLobby /> : <LobbyView />
  if (stage === 'ended') return <EndedView />
  return <Room />
}
