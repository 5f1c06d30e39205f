import type { Suspension } from '@dryrun/shared/api/moderation.ts'
import { isolated } from '@dryrun/shared/format.ts'
import { Button } from '@mantine/core'
import { fullDateOf } from '../lib/dates.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import classes from './Moderation.module.css'
import { moderationClient } from './moderation-client.ts'
import { useOperatorAct } from './use-operator.ts'

export function SuspensionList({ suspensions }: { suspensions: readonly Suspension[] }) {
  const lifting = useOperatorAct(moderationClient.lift)
  if (!suspensions.length) return null
  return (
    <section>
      <h2 className={classes.part}>Suspended now</h2>
      <ul className={classes.list}>
        {suspensions.map(({ person, reason, endsAt }) => (
          <li key={person.id} className={classes.row}>
            <span>
              <bdi>{person.name}</bdi>{' '}
              <span className={classes.aside}>
                {endsAt === null ? 'until you lift it' : `until ${fullDateOf(endsAt)}`} · {reason}
              </span>
            </span>
            <Button
              variant="default"
              size="compact-sm"
              aria-label={`Lift the suspension of ${isolated(person.name)}`}
              loading={lifting.isPending && lifting.variables === person.id}
              onClick={() => lifting.mutate(person.id)}
            >
              Lift it
            </Button>
          </li>
        ))}
      </ul>
      {lifting.error && <ErrorState title="That was not done" error={lifting.error} />}
    </section>
  )
}
