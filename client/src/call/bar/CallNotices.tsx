import { Button } from '@mantine/core'
import { type DeviceFault, faultText } from '../media/devices.ts'
import type { Source } from '../media/local-media.ts'
import { useCall, useCallClient } from '../use-call.ts'
import classes from './CallBar.module.css'

/** Why a device does not work; undefined when it is off or works. */
export const faultOf = (source: Source): DeviceFault | undefined =>
  source === 'off' || source === 'opening' || source === 'on' ? undefined : source

/** What follows for the person without a call, and without a microphone. */
type Effects = Readonly<{ noCall: string; noMicrophone: string }>
const inCall: Effects = { noCall: 'You are not in the call.', noMicrophone: 'You listen only.' }

/** What does not work, and what to do about it. */
export function CallNotices({ effects = inCall }: { effects?: Effects }) {
  const client = useCallClient()
  const phase = useCall((call) => call.phase)
  const problem = useCall((call) => call.problem)
  const isSoundBlocked = useCall((call) => call.isSoundBlocked)
  const microphone = faultOf(useCall((call) => call.microphone))
  const camera = faultOf(useCall((call) => call.camera))
  return (
    <div role="status">
      {phase === 'out' && problem && <Notice words={`${effects.noCall} ${problem}`} />}
      {phase === 'in' && isSoundBlocked && (
        <Notice
          words="The browser plays sound only after a click."
          act="Turn on the sound"
          onClick={client.playSound}
        />
      )}
      {phase === 'in' && microphone && (
        <Notice
          words={`${effects.noMicrophone} ${faultText.microphone[microphone]}`}
          act={microphone === 'insecure' ? undefined : 'Try again'}
          onClick={client.toggleMute}
        />
      )}
      {phase === 'in' && camera && (
        <Notice words={faultText.camera[camera]} act="Try again" onClick={client.toggleCamera} />
      )}
    </div>
  )
}

function Notice({ words, act, onClick }: { words: string; act?: string | undefined; onClick?: () => void }) {
  return (
    <p className={classes.notice}>
      <span>{words}</span>
      {act && (
        <Button variant="default" size="compact-xs" onClick={() => onClick?.()}>
          {act}
        </Button>
      )}
    </p>
  )
}
