import type { SlotView } from '@dryrun/shared/api/slots.ts'
import { counted, isolated } from '@dryrun/shared/format.ts'
import { most } from '@dryrun/shared/limits.ts'
import { whenAndWhere, whenForBoth } from '@dryrun/shared/time-zone.ts'
import { Badge, Skeleton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMe } from '../lib/use-me.ts'
import { PageShell } from '../shell/PageShell.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { stageInWords } from './slot-text.ts'
import classes from './slots.module.css'
import { useSlots } from './use-slots.ts'
import { useZone } from './use-zone.ts'

export function SlotsPage() {
  const me = useMe()
  const slots = useSlots()
  const zone = useZone()
  const error = me.error ?? slots.error
  const isNobody = me.data === null
  return (
    <PageShell title="Schedule an interview">
      <h1>Schedule an interview</h1>
      {error ? (
        <ErrorState
          title="Your times could not be loaded"
          error={error}
          onRetry={() => void Promise.all([me.refetch(), slots.refetch()])}
        />
      ) : isNobody || slots.data?.length === 0 ? (
        <NothingYet />
      ) : slots.data && zone ? (
        <Lists slots={slots.data} zone={zone} />
      ) : (
        <Skeleton height={160} role="status" aria-label="Loading your times" />
      )}
    </PageShell>
  )
}

function NothingYet() {
  return (
    <EmptyState title="You have nothing planned" action={<LinkButton to="/slots/new">Propose times</LinkButton>}>
      Propose up to {most.slotStarts} times and send the link to the person you want to practice with. They see the
      times in their own time zone and pick one. Both of you get it for your calendar.
    </EmptyState>
  )
}

function Lists({ slots, zone }: { slots: readonly SlotView[]; zone: string }) {
  const isAhead = ({ stage }: SlotView) => ['proposed', 'lapsed', 'agreed', 'open'].includes(stage)
  const past = slots.filter((slot) => !isAhead(slot))
  const ahead = slots.filter(isAhead)
  return (
    <>
      <p>
        <LinkButton to="/slots/new">Propose times</LinkButton>
      </p>
      {ahead.length > 0 && <List heading="To come" slots={ahead} zone={zone} />}
      {past.length > 0 && <List heading="Past" slots={past} zone={zone} />}
    </>
  )
}

function List({ heading, slots, zone }: { heading: string; slots: readonly SlotView[]; zone: string }) {
  return (
    <section aria-label={heading}>
      <h2>{heading}</h2>
      <ul className={classes.list}>
        {slots.map((slot) => (
          <li key={slot.id}>
            <Link to="/slots/$slotId" params={{ slotId: slot.id }} className={classes.row}>
              <span className={classes.rowTitle}>{slot.title}</span>
              <span className={classes.rowFacts}>
                {[withWhom(slot), timeOf(slot, zone)].filter(Boolean).join(' · ')}
              </span>
              <Badge
                variant="light"
                color={slot.stage === 'cancelled' || slot.stage === 'over' ? 'gray' : 'pine'}
                className={classes.badge}
              >
                {stageInWords(slot)}
              </Badge>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

const withWhom = ({ other }: SlotView): string => (other ? `With ${isolated(other.name)}` : '')

function timeOf({ startsAt, other, offer }: SlotView, zone: string): string {
  if (startsAt !== null) return whenForBoth(startsAt, zone, other ?? undefined)
  const [first] = offer?.starts ?? []
  return first === undefined ? '' : `${counted(offer?.starts.length ?? 0, 'time')} from ${whenAndWhere(first, zone)} on`
}
