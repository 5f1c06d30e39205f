import type { AccountReply } from '@dryrun/shared/api/account.ts'
import { Skeleton, Stack } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMe } from '../lib/use-me.ts'
import { PageShell } from '../shell/PageShell.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import classes from './Account.module.css'
import { AddressSection } from './AddressSection.tsx'
import { KeepForm } from './KeepForm.tsx'
import { LeaveSection } from './LeaveSection.tsx'
import { NameSection } from './NameSection.tsx'
import { PasswordSection } from './PasswordSection.tsx'
import { ProfileSection } from './ProfileSection.tsx'
import { Section } from './Section.tsx'
import { SignInsSection } from './SignInsSection.tsx'
import { useAccount } from './use-account.ts'

export function AccountPage() {
  const me = useMe()
  const account = useAccount()
  const error = me.error ?? account.error
  const retry = () => void (me.error ? me.refetch() : account.refetch())
  return (
    <PageShell title="Your account" width="narrow">
      {error ? (
        <>
          <h1>Your account</h1>
          <ErrorState title="Your account could not be loaded" error={error} onRetry={retry} />
        </>
      ) : me.data === null ? (
        <Newcomer />
      ) : account.data ? (
        <Known account={account.data} />
      ) : (
        <Stack role="status" aria-label="Loading your account">
          <Skeleton height={40} width="60%" />
          <Skeleton height={200} />
          <Skeleton height={320} />
        </Stack>
      )}
    </PageShell>
  )
}

function Newcomer() {
  return (
    <>
      <h1>Make an account</h1>
      <p className={classes.lead}>
        Nothing here needs one. It keeps your interviews, your reports and your progress, and you find them in every
        browser you sign in with.
      </p>
      <KeepForm name="" />
      <SignInInstead />
    </>
  )
}

function Known({ account }: { account: AccountReply }) {
  return (
    <>
      <h1>{account.guest ? 'You are a guest here' : 'Your account'}</h1>
      {account.guest ? (
        <>
          <p className={classes.lead}>{keepWords(account.interviews)}</p>
          <KeepForm name={account.name} />
          <SignInInstead />
        </>
      ) : (
        <>
          <AddressSection account={account} />
          <NameSection key={account.name} name={account.name} />
        </>
      )}
      <ProfileSection />
      {account.hasPassword && <PasswordSection />}
      {!account.guest && <SignInsSection signIns={account.signIns} />}
      <Section title="People you blocked">
        <Link to="/blocked">Manage blocked people</Link>
      </Section>
      <LeaveSection account={account} />
    </>
  )
}

function keepWords(interviews: number): string {
  const what = interviews === 1 ? 'Your interview is' : interviews ? `Your ${interviews} interviews are` : 'You are'
  return `${what} known to this browser alone. With an account you find everything again, in any browser, and nothing you have done is lost.`
}

function SignInInstead() {
  return (
    <p className={classes.instead}>
      You have an account already? <Link to="/sign-in">Sign in</Link>
    </p>
  )
}
