import { Skeleton } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { ApiFailure } from '../lib/ask.ts'
import { PageShell } from '../shell/PageShell.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { AgreementView } from './AgreementView.tsx'
import { calibrationClient } from './calibration-client.ts'
import { OpenFirst } from './OpenFirst.tsx'
import { ScoreBlind } from './ScoreBlind.tsx'

const route = getRouteApi('/calibration/$calibrationId')

export function CalibrationPage() {
  const { calibrationId } = route.useParams()
  const queries = useQueryClient()
  const queryKey = ['calibration', calibrationId] as const
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: () => calibrationClient.sheet(calibrationId),
    retry: false,
  })
  const opening = useMutation({
    mutationFn: () => calibrationClient.open(calibrationId),
    onSuccess: (reply) => queries.setQueryData(queryKey, reply),
  })
  const isNotOpened = error instanceof ApiFailure && error.status === 404
  const sheet = data?.sheet
  return (
    <PageShell title={sheet?.calibration.title ?? 'A round to score'}>
      <h1>{sheet?.calibration.title ?? 'A round to score'}</h1>
      {error && !isNotOpened && (
        <ErrorState title="The round did not come" error={error} onRetry={() => void refetch()} />
      )}
      {!data && isNotOpened && (
        <OpenFirst onOpen={() => opening.mutate()} isOpening={opening.isPending} error={opening.error} />
      )}
      {!data && !error && <Skeleton height={240} radius="md" role="status" aria-label="Loading" />}
      {sheet?.agreement && <AgreementView sheet={sheet} agreement={sheet.agreement} />}
      {sheet && !sheet.agreement && (
        <ScoreBlind sheet={sheet} onHandedIn={(reply) => queries.setQueryData(queryKey, reply)} />
      )}
    </PageShell>
  )
}
