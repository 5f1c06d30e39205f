import { isolated } from '@dryrun/shared/format.ts'
import { Skeleton, Stack } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { ApiFailure } from '../lib/ask.ts'
import { PageShell } from '../shell/PageShell.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { SlotState } from './SlotState.tsx'
import { factsInWords } from './slot-text.ts'
import classes from './slots.module.css'
import { useSlot } from './use-slots.ts'
import { useZone } from './use-zone.ts'

const route = getRouteApi('/slots/$slotId')

export function SlotPage() {
  const { slotId } = route.useParams()
  const slot = useSlot(slotId)
  const zone = useZone()
  const hidden = slot.error instanceof ApiFailure && [401, 404].includes(slot.error.status)
  return (
    <PageShell title={slot.data?.title ?? 'A time to meet'} width="narrow">
      {hidden ? (
        <NotHere />
      ) : slot.data && zone ? (
        <>
          <header className={classes.head}>
            <h1 className={classes.title}>{slot.data.title}</h1>
            <p className={classes.facts}>
              {slot.data.other && `With ${isolated(slot.data.other.name)} · `}
              {factsInWords(slot.data)}
            </p>
          </header>
          <SlotState slot={slot.data} zone={zone} />
        </>
      ) : slot.error ? (
        <ErrorState title="This could not be loaded" error={slot.error} onRetry={() => void slot.refetch()} />
      ) : (
        <Stack role="status" aria-label="Loading">
          <Skeleton height={40} width="80%" />
          <Skeleton height={120} />
          <Skeleton height={60} />
        </Stack>
      )}
    </PageShell>
  )
}

function NotHere() {
  return (
    <>
      <h1>There is nothing here for you</h1>
      <EmptyState
        title="Perhaps you are another person in this browser"
        action={<LinkButton to="/slots">Your times</LinkButton>}
      >
        Only the two who agree on a time see it. Open it in the browser in which you answered, or by the link that you
        were sent.
      </EmptyState>
    </>
  )
}
