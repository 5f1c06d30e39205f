import { Button } from '@mantine/core'
import { IconMicrophone } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useRoom, useRoomClient, useView } from '../../live/use-room.ts'
import classes from '../bar/CallBar.module.css'
import { MuteButton } from '../bar/CallControls.tsx'
import { CallNotices, faultOf } from '../bar/CallNotices.tsx'
import { useCall, useCallClient, useMuteKey } from '../use-call.ts'
import { RecordingState } from './RecordingState.tsx'
import { recordableKind } from './take-recorder.ts'
import { voiceOf } from './voice-client.ts'

const effects = { noCall: 'Your voice is not recorded.', noMicrophone: 'Your voice is not recorded.' }

/** A solo interview has no call. The candidate can record their voice for the reviewer. */
export function SoloVoice({ place }: { place: 'strip' | 'card' }) {
  useMuteKey()
  const { interview, recording } = useView()
  // The recorder is made on every visit: it also sends what an earlier visit could not.
  const waits = useStore(voiceOf(useRoomClient()).store, ({ unsent, fault }) => unsent > 1 || fault !== null)
  const isBlocked = useCall(({ phase, microphone }) => phase === 'in' && faultOf(microphone) !== undefined)
  const isOver = interview.stage === 'ended'
  useLeaveWhen(isOver)
  if (!recording || (isOver ? !waits : recordableKind() === undefined)) return null
  return (
    <section className={classes[place]} aria-label="Your voice">
      {!isBlocked && <div className={classes.row}>{isOver ? <RecordingState /> : <Recording />}</div>}
      <CallNotices effects={effects} />
    </section>
  )
}

/** Closes the microphone. The recorder has its last chunk then: it stops with the message that the interview ended. */
function useLeaveWhen(isOver: boolean): void {
  const client = useCallClient()
  const phase = useCall((call) => call.phase)
  useEffect(() => {
    if (isOver && phase === 'in') client.leave()
  }, [isOver, phase, client])
}

function Recording() {
  const client = useCallClient()
  const voice = voiceOf(useRoomClient())
  const { me, recording } = useView()
  const isOpen = useCall(({ phase, microphone }) => phase === 'in' && microphone === 'on')
  const isMuted = useCall((call) => call.isMuted)
  const isWithdrawing = useStore(voice.store, (state) => state.isWithdrawing)
  if (isWithdrawing) return <RecordingState />
  if (!isOpen || !recording?.agreed.includes(me)) return <Start />
  const stop = () => {
    void voice.withdraw()
    client.leave()
  }
  return (
    <>
      <RecordingState words={isMuted ? undefined : 'Your voice is recorded'} />
      <span className={classes.dim}>
        {isMuted && 'You are muted. The recording has silence.'}
        {!isMuted &&
          (recording.isOn ? 'Only you and your reviewer can hear it.' : 'The recording starts with the round.')}
      </span>
      <MuteButton />
      <Button variant="default" size="compact-sm" onClick={stop}>
        Stop recording
      </Button>
    </>
  )
}

function Start() {
  const client = useCallClient()
  const room = useRoomClient()
  const { me, recording } = useView()
  const phase = useCall((call) => call.phase)
  const isOpening = useCall(({ microphone }) => microphone === 'opening')
  // An agreement that waits in the outbox might reach the server when the person no longer thinks of it.
  const isLive = useRoom(({ link }) => link === 'live')
  const start = async () => {
    const agrees = recording?.agreed.includes(me) || (await room.submit({ type: 'agreeToRecording' })).ok
    if (agrees) await client.join({ withMicrophone: true })
  }
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconMicrophone size={16} stroke={1.75} aria-hidden />}
        loading={phase === 'joining' || isOpening}
        disabled={!isLive}
        onClick={() => void start()}
      >
        {phase === 'elsewhere' ? 'Record here instead' : 'Record my voice'}
      </Button>
      <span className={classes.dim}>
        {phase === 'elsewhere'
          ? 'Your microphone is open in another tab.'
          : 'Think aloud. Only you and the person who reviews this round can hear it. You can delete it after the round.'}
      </span>
    </>
  )
}
