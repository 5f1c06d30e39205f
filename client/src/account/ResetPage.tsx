import { ForgotRequest, ResetRequest } from '@dryrun/shared/api/account.ts'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { PageShell } from '../shell/PageShell.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import classes from './Account.module.css'
import { accountClient } from './account-client.ts'
import { type Faults, faultsOf } from './faults-of.ts'
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
  const [email, setEmail] = useState('')
  const [faults, setFaults] = useState<Faults>({})
  const forgot = useMutation({ mutationFn: accountClient.forgot })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const parsed = ForgotRequest.safeParse({ email })
    setFaults(faultsOf(parsed.error))
    if (parsed.success) forgot.mutate(parsed.data.email)
  }
  if (forgot.isSuccess)
    return (
      <EmptyState title={ways?.mail ? 'Look into your mail' : 'Ask the operator of this server'}>
        {ways?.mail
          ? 'If there is an account with this address, a link is on its way. It works for an hour.'
          : 'This server writes no mail. If there is an account with this address, its operator finds a link for you in the log, which works for an hour.'}
      </EmptyState>
    )
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <TextInput
        label="E-mail address"
        description="The one you sign in with."
        type="email"
        autoComplete="username"
        value={email}
        error={faults.email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <div className={classes.actions}>
        <Button type="submit" loading={forgot.isPending}>
          Send me a link
        </Button>
        <Outcome error={forgot.error} />
      </div>
    </form>
  )
}

function Choose({ token }: { token: string }) {
  const [password, setPassword] = useState('')
  const [faults, setFaults] = useState<Faults>({})
  const reset = useMutation({ mutationFn: accountClient.reset })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const parsed = ResetRequest.safeParse({ token, password })
    setFaults(faultsOf(parsed.error))
    if (parsed.success) reset.mutate(parsed.data)
  }
  if (reset.isSuccess)
    return (
      <EmptyState title="Your password is changed" action={<LinkButton to="/sign-in">Sign in</LinkButton>}>
        You are signed out in every browser.
      </EmptyState>
    )
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <PasswordInput
        label="New password"
        description="At least 10 characters. You are signed out in every browser."
        autoComplete="new-password"
        value={password}
        error={faults.password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <div className={classes.actions}>
        <Button type="submit" loading={reset.isPending}>
          Use this password
        </Button>
        <Outcome error={reset.error} />
      </div>
    </form>
  )
}
