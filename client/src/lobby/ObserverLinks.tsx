import { Fold } from '../ui/Fold.tsx'
import { SeatLink } from './SeatLink.tsx'

/** Links for people who only watch. Folded: most interviews have none. */
export function ObserverLinks({ interviewId }: { interviewId: string }) {
  return (
    <Fold title="Let others watch">
      <SeatLink
        interviewId={interviewId}
        seat="shadow"
        label="Shadow link"
        hint="Sees what the interviewer sees, the script included. Never send it to a candidate."
      />
      <SeatLink interviewId={interviewId} seat="audience" label="Audience link" hint="Sees what the candidate sees." />
    </Fold>
  )
}
