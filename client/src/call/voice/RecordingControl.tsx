import { Button, Popover } from '@mantine/core'
import { useStore } from 'zustand'
import { useRoom, useRoomClient, useView } from '../../live/use-room.ts'
import { useTalks } from '../use-call.ts'
import classes from './RecordingControl.module.css'
import { RecordingState } from './RecordingState.tsx'
import { recordableKind } from './take-recorder.ts'
import { voiceOf } from './voice-client.ts'

/** Shows to everybody whether voices are recorded. Players also agree and withdraw here. */
export function RecordingControl() {
  const talks = useTalks()
  const { me, people, interview, recording } = useView()
  const voice = voiceOf(useRoomClient())
  const isWithdrawing = useStore(voice.store, (state) => state.isWithdrawing)
  if (!recording) return null
  const agrees = recording.agreed.includes(me)
  const other = people.find(({ id, seat }) => id !== me && (seat === 'host' || seat === 'guest'))
  const isOpen = interview.stage !== 'ended'
  return (
    <div className={classes.recording}>
      <RecordingState words="Voices are recorded" />
      {!recording.isOn && isOpen && (
        <AgreementText agrees={agrees} otherAgrees={recording.agreed.length > 0} talks={talks} />
      )}
      {talks && isOpen && !agrees && <Agree otherName={recording.agreed.length > 0 ? other?.name : undefined} />}
      {talks && isOpen && agrees && !isWithdrawing && (
        <Button variant="default" size="compact-sm" onClick={() => void voice.withdraw()}>
          {recording.isOn ? 'Stop recording' : 'Do not record'}
        </Button>
      )}
    </div>
  )
}

type AgreementProps = { agrees: boolean; otherAgrees: boolean; talks: boolean }

function AgreementText({ agrees, otherAgrees, talks }: AgreementProps) {
  if (agrees) return <span className={classes.dim}>You agreed to record the voices. Waiting for the other player.</span>
  if (otherAgrees && talks) return <span>The other player asks to record the voices.</span>
  return null
}

function Agree({ otherName }: { otherName: string | undefined }) {
  const room = useRoomClient()
  const canRecord = recordableKind() !== undefined
  // An agreement that waits in the outbox might reach the server when the person no longer thinks of it.
  const isLive = useRoom(({ link }) => link === 'live')
  return (
    <Popover width={320} trapFocus withArrow shadow="md">
      <Popover.Target>
        <Button variant="default" size="compact-sm">
          Record voices
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Record voices">
        <p className={classes.text}>
          Voices are recorded from the first round to the end, once both players agree. Only the two of you can hear
          them afterwards. Each can delete their own voice at any time, and the server deletes it after some time by
          itself.
        </p>
        {otherName && (
          <p className={classes.text}>
            <bdi>{otherName}</bdi> has agreed.
          </p>
        )}
        {!canRecord && (
          <p className={classes.text}>This browser cannot record. The voice of the other player is recorded.</p>
        )}
        <Button size="compact-sm" disabled={!isLive} onClick={() => void room.submit({ type: 'agreeToRecording' })}>
          I agree
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}
