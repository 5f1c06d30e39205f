import { SignInRequest } from '@dryrun/shared/api/account.ts'
import { isolated } from '@dryrun/shared/format.ts'
import { Button, Checkbox, PasswordInput, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useMe } from '../lib/use-me.ts'
import { PageShell } from '../shell/PageShell.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import classes from './Account.module.css'
import { accountClient } from './account-client.ts'
import { type Faults, faultsOf } from './faults-of.ts'
import { OAuthButtons } from './OAuthButtons.tsx'
import { Outcome } from './Outcome.tsx'
import { beginAnew, useAccount } from './use-account.ts'

const route = getRouteApi('/sign-in')

export function SignInPage() {
  const { data: me } = useMe()
  const { data: account } = useAccount()
  return (
    <PageShell title="Sign in" width="narrow">
      <h1>Sign in</h1>
      {me && !me.guest ? (
        <EmptyState
          title={`You are signed in as ${isolated(me.name)}`}
          action={<LinkButton to="/account">Go to your account</LinkButton>}
        >
          To be somebody else here, sign out first.
        </EmptyState>
      ) : (
        <>
          <Fields interviews={account?.guest ? account.interviews : 0} />
          <p className={classes.aside}>
            <Link to="/reset">Forgot your password?</Link>
            <br />
            No account yet? <Link to="/account">Make one</Link>
          </p>
        </>
      )}
    </PageShell>
  )
}

function Fields({ interviews }: { interviews: number }) {
  const { refused = false } = route.useSearch()
  const [draft, setDraft] = useState({ email: '', password: '', bring: true })
  const [faults, setFaults] = useState<Faults>({})
  const signIn = useMutation({ mutationFn: accountClient.signIn, onSuccess: beginAnew })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const parsed = SignInRequest.safeParse(draft)
    setFaults(faultsOf(parsed.error))
    if (parsed.success) signIn.mutate(parsed.data)
  }
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <TextInput
        label="E-mail address"
        type="email"
        autoComplete="username"
        value={draft.email}
        error={faults.email}
        onChange={(event) => setDraft({ ...draft, email: event.currentTarget.value })}
      />
      <PasswordInput
        label="Password"
        autoComplete="current-password"
        value={draft.password}
        error={faults.password}
        onChange={(event) => setDraft({ ...draft, password: event.currentTarget.value })}
      />
      {interviews > 0 && (
        <Checkbox
          label={
            interviews === 1
              ? 'Bring the interview of this browser along'
              : `Bring the ${interviews} interviews of this browser along`
          }
          description="You came here as a guest. What is left behind nobody can come back to."
          checked={draft.bring}
          onChange={(event) => setDraft({ ...draft, bring: event.currentTarget.checked })}
        />
      )}
      <div className={classes.actions}>
        <Button type="submit" loading={signIn.isPending}>
          Sign in
        </Button>
        <Outcome error={signIn.error} />
      </div>
      <OAuthButtons bring={draft.bring} refused={refused} />
    </form>
  )
}
