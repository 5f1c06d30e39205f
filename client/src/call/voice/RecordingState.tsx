import { IconPlayerRecordFilled } from '@tabler/icons-react'
import { useStore } from 'zustand'
import { useRoomClient, useView } from '../../live/use-room.ts'
import classes from './RecordingControl.module.css'
import { voiceOf } from './voice-client.ts'

/** A red dot with `words` while voices are recorded, and what the server has not received. */
export function RecordingState({ words }: { words?: string | undefined }) {
  const { recording } = useView()
  const voice = useStore(voiceOf(useRoomClient()).store)
  return (
    <>
      {voice.isWithdrawing && (
        <span>Your voice is not recorded any more. The server learns it when the connection is back.</span>
      )}
      {words && !voice.isWithdrawing && recording?.isOn && (
        <span className={classes.on} role="status">
          <IconPlayerRecordFilled size={14} aria-hidden />
          {words}
        </span>
      )}
      {voice.fault && <span role="alert">{voice.fault}</span>}
      {!voice.fault && voice.unsent > 1 && (
        <span className={classes.dim}>{voice.unsent} parts of your voice wait to be sent.</span>
      )}
    </>
  )
}
