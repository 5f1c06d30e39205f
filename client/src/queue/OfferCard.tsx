import type { QueueOffer } from '@dryrun/shared/api/queue.ts'
import { isolated, mss, targetText } from '@dryrun/shared/format.ts'
import { Alert, Button, Group, Progress } from '@mantine/core'
import { sentenceOf } from '../ui/ErrorState.tsx'
import { nameOfLanguage } from './languages.ts'
import classes from './Queue.module.css'
import { planText, reliabilityText } from './queue-text.ts'
import type { useQueueActs } from './use-queue.ts'
import { useServerTime } from './use-server-time.ts'

type Props = { now: number; offer: QueueOffer; acts: Pick<ReturnType<typeof useQueueActs>, 'accept' | 'leave'> }

const OFFER_MS = 30_000

export function OfferCard({ now, offer, acts: { accept, leave } }: Props) {
  const { partner, expiresAt, accepted } = offer
  const left = Math.max(0, expiresAt - useServerTime(now))
  const error = accept.error ?? leave.error
  return (
    <section className={classes.card} aria-labelledby="offer">
      <div className={classes.head} role="status">
        <h2 id="offer" className={classes.heading}>
          {accepted
            ? `Waiting for ${isolated(partner.name)} to accept`
            : `${isolated(partner.name)} wants to practice too`}
        </h2>
      </div>
      <Facts offer={offer} />
      <div>
        <Progress value={(left / OFFER_MS) * 100} size="sm" aria-label="Time left to accept" />
        <p className={classes.dim}>
          {accepted ? `${isolated(partner.name)} has ${mss(left)} to accept.` : `You have ${mss(left)} to accept.`}
        </p>
      </div>
      {error && (
        <Alert color="red" variant="light" role="alert">
          {sentenceOf(error)}
        </Alert>
      )}
      <Group gap="sm">
        {!accepted && (
          <Button size="md" onClick={() => accept.mutate()} loading={accept.isPending} data-autofocus>
            Accept and go to the room
          </Button>
        )}
        <Button size="md" variant="default" onClick={() => leave.mutate()} loading={leave.isPending}>
          {accepted ? 'Leave after all' : 'Decline and leave the queue'}
        </Button>
      </Group>
    </section>
  )
}

function Facts({ offer }: { offer: QueueOffer }) {
  const { partner, level } = offer
  const facts = [
    ['Roles', planText(offer)],
    ['Target level', targetText[level]],
    [`${isolated(partner.name)}’s level`, targetText[partner.level]],
    ['Languages', partner.languages.map(nameOfLanguage).join(', ')],
    ['Reliability', reliabilityText(partner)],
  ]
  return (
    <dl className={classes.facts}>
      {facts.map(([term, words]) => (
        <div key={term} className={classes.fact}>
          <dt>{term}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  )
}
