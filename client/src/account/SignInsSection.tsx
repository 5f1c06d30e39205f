import type { SignIn } from '@dryrun/shared/api/account.ts'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { dayAndTimeOf } from '../lib/dates.ts'
import classes from './Account.module.css'
import { accountClient } from './account-client.ts'
import { Outcome } from './Outcome.tsx'
import { Section } from './Section.tsx'
import { beginAnew } from './use-account.ts'

export function SignInsSection({ signIns }: { signIns: readonly SignIn[] }) {
  const here = useMutation({ mutationFn: accountClient.signOut, onSuccess: beginAnew })
  const everywhere = useMutation({ mutationFn: accountClient.signOutEverywhere, onSuccess: beginAnew })
  return (
    <Section title="Where you are signed in">
      <ul className={classes.list}>
        {signIns.map(({ id, here: isHere, browser, since, seen }) => (
          <li key={id} className={classes.row}>
            <span>
              {browser}
              {isHere && <strong> · this browser</strong>}
            </span>
            <span className={classes.dim}>
              {isHere ? `Since ${dayAndTimeOf(since)}` : `Last used ${dayAndTimeOf(seen)}`}
            </span>
          </li>
        ))}
      </ul>
      <div className={classes.actions}>
        <Button variant="default" loading={here.isPending} onClick={() => here.mutate()}>
          Sign out here
        </Button>
        <Button variant="default" loading={everywhere.isPending} onClick={() => everywhere.mutate()}>
          Sign out everywhere
        </Button>
        <Outcome error={here.error ?? everywhere.error} />
      </div>
    </Section>
  )
}
