import { useView } from '../../live/use-room.ts'
import { Fold } from '../../ui/Fold.tsx'
import { CallBar } from '../bar/CallBar.tsx'
import { useTalks } from '../use-call.ts'
import classes from './CallSetup.module.css'
import { DeviceCheck } from './DeviceCheck.tsx'
import { AddressNotice, RelayCheck } from './RelayCheck.tsx'

/** The lobby's part for sound and video: join, and try the devices before. */
export function CallSetup() {
  const { interview } = useView()
  const talks = useTalks()
  if (interview.solo) return null
  return (
    <section aria-labelledby="call-setup">
      <h2 id="call-setup" className={classes.heading}>
        Sound and video
      </h2>
      <AddressNotice interviewId={interview.id} />
      <CallBar place="card" />
      <p className={classes.note}>
        {talks
          ? 'The call stays open from here to the end. Without a microphone or camera you can join and listen.'
          : 'Observers hear the call and are not heard.'}
      </p>
      <RelayCheck interviewId={interview.id} />
      {!window.isSecureContext && talks && (
        <p className={classes.note}>
          Browsers give a microphone only over https, or on localhost. This address is neither, so here you can listen
          but not talk. The person who runs the server can start it with HTTPS=lan, or put https in front of it.
        </p>
      )}
      {talks && window.isSecureContext && (
        <Fold title="Check microphone, camera and speaker">
          <DeviceCheck />
        </Fold>
      )}
    </section>
  )
}
