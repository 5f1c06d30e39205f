import { Button, NativeSelect } from '@mantine/core'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Video } from '../bar/Video.tsx'
import { type Chosen, chosenDevices } from '../media/chosen-devices.ts'
import { type Device, type DeviceFault, faultText } from '../media/devices.ts'
import type { LocalMedia, Source } from '../media/local-media.ts'
import { decibels } from '../model/speaking.ts'
import { useCallClient } from '../use-call.ts'
import classes from './CallSetup.module.css'
import { playTone } from './play-tone.ts'
import { type Trial, useTrial } from './use-trial.ts'

const METER_MS = 80

export function DeviceCheck() {
  const trial = useTrial()
  const { media, state, devices } = trial
  return (
    <div className={classes.check}>
      <Tried kind="microphone" source={state.microphone} media={media} />
      {state.microphone === 'on' && <Meter media={media} />}
      <Picker kind="microphone" label="Microphone" trial={trial} devices={devices.microphones} />
      <Tried kind="camera" source={state.camera} media={media} />
      {state.camera === 'on' && <Preview media={media} />}
      <Picker kind="camera" label="Camera" trial={trial} devices={devices.cameras} />
      <SpeakerTest />
      <Picker kind="speaker" label="Speaker" trial={trial} devices={devices.speakers} />
    </div>
  )
}

type TriedProps = { kind: 'microphone' | 'camera'; source: Source; media: LocalMedia }

function Tried({ kind, source, media }: TriedProps) {
  const isOn = source === 'on'
  const fault: DeviceFault | undefined =
    source === 'off' || source === 'opening' || source === 'on' ? undefined : source
  return (
    <>
      <div className={classes.row}>
        <Button
          variant="default"
          size="compact-sm"
          loading={source === 'opening'}
          onClick={() => (isOn ? media.close(kind) : void media.open(kind))}
        >
          {isOn ? `Stop the ${kind} test` : `Test the ${kind}`}
        </Button>
      </div>
      {fault && (
        <p className={classes.fault} role="alert">
          {faultText[kind][fault]}
        </p>
      )}
    </>
  )
}

/** Moves with the loudness from -60 to 0 decibels. */
function Meter({ media }: { media: LocalMedia }) {
  const [percent, setPercent] = useState(0)
  useEffect(() => {
    const timer = setInterval(
      () => setPercent(Math.round((Math.max(0, 60 + decibels(media.level)) / 60) * 100)),
      METER_MS,
    )
    return () => clearInterval(timer)
  }, [media])
  return (
    <div className={classes.row}>
      <span>Speak: the bar moves.</span>
      <meter className={classes.meter} aria-label="Loudness of the microphone" max={100} value={percent} />
    </div>
  )
}

function Preview({ media: { camera } }: { media: LocalMedia }) {
  const stream = useMemo(() => camera && new MediaStream([camera]), [camera])
  if (!stream) return null
  return (
    <div className={classes.preview}>
      <Video stream={stream} label="Your camera" isMirrored />
    </div>
  )
}

function SpeakerTest() {
  const [hasPlayed, setPlayed] = useState(false)
  const stop = useRef(() => {})
  useEffect(() => () => stop.current(), [])
  const play = () => {
    stop.current()
    stop.current = playTone(chosenDevices().speaker)
    setPlayed(true)
  }
  return (
    <div className={classes.row}>
      <Button variant="default" size="compact-sm" onClick={play}>
        Test the speaker
      </Button>
      {hasPlayed && <span role="status">You should hear a tone. If not, choose another speaker or turn it up.</span>}
    </div>
  )
}

type PickerProps = { kind: keyof Chosen; label: string; trial: Trial; devices: readonly Device[] }

function Picker({ kind, label, trial, devices }: PickerProps) {
  const client = useCallClient()
  const [chosen, setChosen] = useState(() => chosenDevices()[kind])
  if (devices.length < 2) return null
  const choose = (deviceId: string) => {
    setChosen(deviceId)
    client.use(kind, deviceId)
    void trial.media.use(kind, deviceId)
  }
  const known = devices.some(({ deviceId }) => deviceId === chosen)
  return (
    <NativeSelect
      label={label}
      size="sm"
      value={known ? chosen : ''}
      onChange={(event) => choose(event.currentTarget.value)}
      data={[
        { value: '', label: 'Chosen by the browser' },
        ...devices.map(({ deviceId, label: name }) => ({ value: deviceId, label: name })),
      ]}
    />
  )
}
