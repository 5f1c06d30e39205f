import { targetText } from '@dryrun/shared/format.ts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { api } from '../../lib/api-client.ts'
import { ApiFailure } from '../../lib/ask.ts'
import { PageShell } from '../../shell/PageShell.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Report } from '../Report.tsx'
import { ReportHead } from '../ReportHead.tsx'
import { ReportLoading } from '../ReportLoading.tsx'
import { ReportTools } from '../ReportTools.tsx'
import { nowhere } from '../report-place.ts'

const route = getRouteApi('/shared/$token')

/** A shared report, without links to the replay or to people. */
export function SharedPage() {
  const { token } = route.useParams()
  const { data, error, refetch } = useQuery({ queryKey: ['shared', token], queryFn: () => api.shared(token) })
  if (error instanceof ApiFailure && error.status === 404) return <GonePage />
  return (
    <PageShell title={data?.report.title ?? 'A shared report'}>
      {error && <ErrorState title="The report did not come" error={error} onRetry={() => void refetch()} />}
      {!data && !error && <ReportLoading />}
      {data && (
        <>
          <ReportHead
            title={data.report.title}
            facts={`A mock interview, shared by who took part · target level ${targetText[data.report.targetLevel].toLowerCase()}`}
          />
          <ReportTools report={data.report} />
          <Report report={data.report} place={nowhere} />
        </>
      )}
    </PageShell>
  )
}

function GonePage() {
  return (
    <PageShell title="A shared report" width="narrow">
      <EmptyState
        title="This link leads to no report"
        action={
          <LinkButton to="/" variant="default">
            Go to the start page
          </LinkButton>
        }
      >
        It has run out, was ended by the person who shared it, or was not copied completely. Ask them for another.
      </EmptyState>
    </PageShell>
  )
}
