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
  if (error) return <ErrorState title="The report did not come" error={error} onRetry={() => void refetch()} />
  if (!data) return <ReportLoading />
  return (
    <>
      <ReportTools report={data.report}>
        <ShareButton interviewId={interviewId} />
      </ReportTools>
      <Report report={data.report} place={place} />
      <RecoverablePart name="What others may score">
        <OfferRounds interviewId={interviewId} />
      </RecoverablePart>
    </>
  )
}
