import { SignInRequest } from '@dryrun/shared/api/account.ts'
import { isolated } from '@dryrun/shared/format.ts'
import { Button, Checkbox, PasswordInput, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMe } from '../lib/use-me.ts'
import { PageShell } from '../shell/PageShell.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { useZodForm } from '../ui/form/use-zod-form.ts'
import { LinkButton } from '../ui/LinkButton.tsx'
import classes from './Account.module.css'
import { accountClient } from './account-client.ts'
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
  const signIn = useMutation({ mutationFn: accountClient.signIn, onSuccess: beginAnew })
  const { values, field, props, isBusy, failure } = useZodForm({
    schema: SignInRequest,
    initial: () => ({ email: '', password: '', bring: true }),
    mutation: signIn,
    leaves: true,
  })
  return (
    <form className={classes.form} {...props}>
      <TextInput label="E-mail address" type="email" autoComplete="username" {...field('email')} />
      <PasswordInput label="Password" autoComplete="current-password" {...field('password')} />
      {interviews > 0 && (
        <Checkbox
          label={
            interviews === 1
              ? 'Bring the interview of this browser along'
              : `Bring the ${interviews} interviews of this browser along`
          }
          description="You came here as a guest. What is left behind nobody can come back to."
          {...field('bring', { type: 'checkbox' })}
        />
      )}
      <div className={classes.actions}>
        <Button type="submit" loading={isBusy}>
          Sign in
        </Button>
        <Outcome error={failure} />
      </div>
      <OAuthButtons bring={values.bring} refused={refused} />
    </form>
  )
}
