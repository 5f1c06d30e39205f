import { whenForBoth } from '@dryrun/shared/time-zone.ts'
import { LinkButton } from '../ui/LinkButton.tsx'
import { inWords, nextOf, otherName, stageInWords } from './slot-text.ts'
import classes from './slots.module.css'
import { useSlots } from './use-slots.ts'
import { useZone } from './use-zone.ts'

/** The next slot. Renders nothing without one and while loading, because it sits above a page's main content. */
export function NextSlot() {
  const slots = useSlots()
  const zone = useZone()
  const slot = nextOf(slots.data ?? [])
  if (!slot || !zone) return null
  const { startsAt, other, now, id, title } = slot
  return (
    <section className={classes.notice} aria-labelledby="next-slot">
      <h2 id="next-slot" className={classes.noticeTitle}>
        {startsAt === null
          ? stageInWords(slot)
          : `With ${otherName(slot)} ${startsAt > now ? inWords(startsAt - now) : 'now'}`}
      </h2>
      <p className={classes.words}>
        {title}
        {startsAt !== null && ` · ${whenForBoth(startsAt, zone, other ?? undefined)}`}
      </p>
      <LinkButton to="/slots/$slotId" params={{ slotId: id }} variant={slot.stage === 'open' ? 'filled' : 'default'}>
        {slot.stage === 'open' ? 'To the room' : startsAt === null ? 'Answer' : 'See it'}
      </LinkButton>
    </section>
  )
}
