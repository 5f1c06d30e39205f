import { targetText } from '@dryrun/shared/format.ts'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { FileSource } from '../replay/player/recording-source.ts'
import { PageShell } from '../shell/PageShell.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Report } from './Report.tsx'
import { ReportHead } from './ReportHead.tsx'
import { ReportLoading } from './ReportLoading.tsx'
import { ReportTools } from './ReportTools.tsx'

/** A report stored in a file beside its recording; `replay` is the path of that replay. */
export function FiledReport({ source, replay }: { source: FileSource; replay: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['filed report', replay],
    queryFn: () => source.report(),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const place = useMemo(() => ({ replay, image: source.image }), [replay, source])
  const watch = (
    <LinkButton to={replay} variant="default" leftSection={<IconPlayerPlay size={18} stroke={1.75} aria-hidden />}>
      Watch the replay
    </LinkButton>
  )
  return (
    <PageShell title={data?.title ?? 'Report'}>
      {error && <ErrorState title="The report did not come" error={error} onRetry={() => void refetch()} />}
      {data === undefined && !error && <ReportLoading />}
      {data === null && (
        <EmptyState title="This recording came without a report" action={watch}>
          It was saved before both sides had submitted feedback, or by an observer.
        </EmptyState>
      )}
      {data && (
        <>
          <ReportHead
            title={data.title}
            facts={`Questions from ${data.packTitle} · target level ${targetText[data.targetLevel].toLowerCase()}`}
          />
          <ReportTools report={data}>{watch}</ReportTools>
          <Report report={data} place={place} />
        </>
      )}
    </PageShell>
  )
}
