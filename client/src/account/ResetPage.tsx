import { ForgotRequest, ResetRequest } from '@dryrun/shared/api/account.ts'
import { shortestPassword } from '@dryrun/shared/limits.ts'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { PageShell } from '../shell/PageShell.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { useZodForm } from '../ui/form/use-zod-form.ts'
import { LinkButton } from '../ui/LinkButton.tsx'
import classes from './Account.module.css'
import { accountClient } from './account-client.ts'
import { Outcome } from './Outcome.tsx'
import { tokenInAddress } from './token-in-address.ts'
import { useWays } from './use-account.ts'

export function ResetPage() {
  const token = tokenInAddress()
  return (
    <PageShell title="A new password" width="narrow">
      <h1>A new password</h1>
      {token ? <Choose token={token} /> : <Forgot />}
    </PageShell>
  )
}

function Forgot() {
  const { data: ways } = useWays()
  const forgot = useMutation({ mutationFn: accountClient.forgot })
  const { field, props, isBusy, failure } = useZodForm({
    schema: ForgotRequest,
    initial: () => ({ email: '' }),
    mutation: forgot,
  })
  if (forgot.isSuccess)
    return (
      <EmptyState title={ways?.mail ? 'Look into your mail' : 'Ask the operator of this server'}>
        {ways?.mail
          ? 'If there is an account with this address, a link is on its way. It works for an hour.'
          : 'This server writes no mail. If there is an account with this address, its operator finds a link for you in the log, which works for an hour.'}
      </EmptyState>
    )
  return (
    <form className={classes.form} {...props}>
      <TextInput
        label="E-mail address"
        description="The one you sign in with."
        type="email"
        autoComplete="username"
        {...field('email')}
      />
      <div className={classes.actions}>
        <Button type="submit" loading={isBusy}>
          Send me a link
        </Button>
        <Outcome error={failure} />
      </div>
    </form>
  )
}

function Choose({ token }: { token: string }) {
  const reset = useMutation({ mutationFn: accountClient.reset })
  const { field, props, isBusy, failure } = useZodForm({
    schema: ResetRequest,
    initial: () => ({ token, password: '' }),
    mutation: reset,
  })
  if (reset.isSuccess)
    return (
      <EmptyState title="Your password is changed" action={<LinkButton to="/sign-in">Sign in</LinkButton>}>
        You are signed out in every browser.
      </EmptyState>
    )
  return (
    <form className={classes.form} {...props}>
      <PasswordInput
        label="New password"
        description={`At least ${shortestPassword} characters. You are signed out in every browser.`}
        autoComplete="new-password"
        {...field('password')}
      />
      <div className={classes.actions}>
        <Button type="submit" loading={isBusy}>
          Use this password
        </Button>
        <Outcome error={failure} />
      </div>
    </form>
  )
}
