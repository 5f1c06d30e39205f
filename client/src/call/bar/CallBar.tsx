import { Button } from '@mantine/core'
import { useView } from '../../live/use-room.ts'
import { useCall, useCallClient, useMuteKey } from '../use-call.ts'
import { RecordingControl } from '../voice/RecordingControl.tsx'
import { SoloVoice } from '../voice/SoloVoice.tsx'
import classes from './CallBar.module.css'
import { CallControls } from './CallControls.tsx'
import { CallNotices } from './CallNotices.tsx'
import { CallPeople } from './CallPeople.tsx'
import { CallTiles } from './CallTiles.tsx'
import { JoinCall } from './JoinCall.tsx'

/** The call in one slim strip, which grows with cameras and screens. In a solo interview, the recording of the candidate. */
export function CallBar({ place }: { place: 'strip' | 'card' }) {
  const { interview } = useView()
  return interview.solo ? <SoloVoice place={place} /> : <Bar place={place} />
}

function Bar({ place }: { place: 'strip' | 'card' }) {
  useMuteKey()
  const phase = useCall((call) => call.phase)
  return (
    <section className={classes[place]} aria-label="Call">
      <div className={classes.row}>
        {phase === 'in' && <CallControls />}
        {phase === 'elsewhere' && <TalkHere />}
        {(phase === 'out' || phase === 'joining') && <JoinCall />}
        <CallPeople />
        <RecordingControl />
      </div>
      <CallNotices />
      <CallTiles />
    </section>
  )
}

function TalkHere() {
  const client = useCallClient()
  return (
    <>
      <span>You are in the call in another tab.</span>
      <Button variant="default" size="compact-sm" onClick={() => void client.join({ withMicrophone: true })}>
        Talk here instead
      </Button>
    </>
  )
}
