import { Fold } from '../ui/Fold.tsx'
import { SeatLink } from './SeatLink.tsx'

type Props = { interviewId: string; isHost: boolean; isInterviewer: boolean }

/** Observer links. Only the interviewer can create the link that shows the script, and only the host the other one. */
export function ObserverLinks({ interviewId, isHost, isInterviewer }: Props) {
  return (
    <Fold title="Let others watch">
      {isInterviewer && (
        <SeatLink
          interviewId={interviewId}
          seat="shadow"
          isHost={isHost}
          label="Observer (sees the script)"
          hint="Sees what you see as interviewer, the script included. Never send it to a candidate."
        />
      )}
      {isHost && (
        <SeatLink
          interviewId={interviewId}
          seat="audience"
          isHost
          label="Observer (candidate’s view)"
          hint="Sees what the candidate sees."
        />
      )}
    </Fold>
  )
}
