import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { OfferRounds } from '../calibration/OfferRounds.tsx'
import { api } from '../lib/api-client.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { RecoverablePart } from '../ui/RecoverablePart.tsx'
import { Report } from './Report.tsx'
import { ReportLoading } from './ReportLoading.tsx'
import { ReportTools } from './ReportTools.tsx'
import { ShareButton } from './share/ShareButton.tsx'
import { SoundContext } from './sound/PlayMoment.tsx'
import { RecordedVoices } from './sound/RecordedVoices.tsx'
import { useReportSound } from './sound/use-report-sound.ts'

/** The report of the user's own interview; it never changes, so it is never refetched. */
export function InterviewReport({ interviewId }: { interviewId: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['report', interviewId],
    queryFn: () => api.report(interviewId),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const place = useMemo(
    () => ({ replay: `/i/${interviewId}/replay`, image: (id: string) => api.image(interviewId, id) }),
    [interviewId],
  )
  const sound = useReportSound(interviewId)
  if (error) return <ErrorState title="The report did not come" error={error} onRetry={() => void refetch()} />
  if (!data) return <ReportLoading />
  return (
    <>
      <ReportTools report={data.report}>
        <ShareButton interviewId={interviewId} />
      </ReportTools>
      <SoundContext value={sound}>
        <Report report={data.report} place={place} />
      </SoundContext>
      <RecoverablePart name="The recorded voices">
        <RecordedVoices interviewId={interviewId} />
      </RecoverablePart>
      <RecoverablePart name="What others may score">
        <OfferRounds interviewId={interviewId} />
      </RecoverablePart>
    </>
  )
}
