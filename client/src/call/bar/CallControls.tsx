import {
  IconMicrophone,
  IconMicrophoneOff,
  IconPhoneOff,
  IconScreenShare,
  IconScreenShareOff,
  IconVideo,
  IconVideoOff,
} from '@tabler/icons-react'
import { useView } from '../../live/use-room.ts'
import { canShareScreen } from '../media/devices.ts'
import { useCall, useCallClient, useTalks } from '../use-call.ts'
import classes from './CallBar.module.css'
import { Control } from './Control.tsx'

export function CallControls() {
  const client = useCallClient()
  const talks = useTalks()
  return (
    <div className={classes.controls}>
      {talks && (
        <>
          <MuteButton />
          <CameraButton />
          <ScreenButton />
        </>
      )}
      <Control label="Leave the call" onClick={client.leave}>
        <IconPhoneOff size={18} stroke={1.75} />
      </Control>
    </div>
  )
}

export function MuteButton() {
  const client = useCallClient()
  const microphone = useCall((call) => call.microphone)
  const isMuted = useCall((call) => call.isMuted)
  const amSpeaking = useCall((call) => call.amSpeaking)
  const isOn = microphone === 'on' && !isMuted
  const change = isMuted ? 'Unmute' : 'Mute'
  return (
    <Control
      label={microphone === 'on' ? change : 'Turn on the microphone'}
      hint="Alt+M"
      isOn={isOn}
      isLoud={amSpeaking}
      isLoading={microphone === 'opening'}
      onClick={client.toggleMute}
    >
      {isOn ? <IconMicrophone size={18} stroke={1.75} /> : <IconMicrophoneOff size={18} stroke={1.75} />}
    </Control>
  )
}

function CameraButton() {
  const client = useCallClient()
  const camera = useCall((call) => call.camera)
  const isOn = camera === 'on'
  return (
    <Control
      label={isOn ? 'Turn off the camera' : 'Turn on the camera'}
      isOn={isOn}
      isLoading={camera === 'opening'}
      onClick={client.toggleCamera}
    >
      {isOn ? <IconVideo size={18} stroke={1.75} /> : <IconVideoOff size={18} stroke={1.75} />}
    </Control>
  )
}

/** One screen at a time: while another person shares theirs, the button says so. */
function ScreenButton() {
  const client = useCallClient()
  const { people } = useView()
  const isOn = useCall((call) => call.isScreenOn)
  const sharer = useCall((call) => call.members.find(({ screenSince }) => screenSince !== null)?.personId)
  if (!canShareScreen()) return null
  const name = people.find(({ id }) => id === sharer)?.name
  const start = name === undefined ? 'Share the screen' : `${name} shares the screen now`
  return (
    <Control
      label={isOn ? 'Stop sharing the screen' : start}
      isOn={isOn}
      isDisabled={!isOn && sharer !== undefined}
      onClick={client.toggleScreen}
    >
      {isOn ? <IconScreenShareOff size={18} stroke={1.75} /> : <IconScreenShare size={18} stroke={1.75} />}
    </Control>
  )
}
