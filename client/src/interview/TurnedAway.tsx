import type { Turned } from '@dryrun/shared/protocol.ts'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { PageShell } from '../shell/PageShell.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'

type Words = { title: string; words: string; next: 'reload' | 'start' }

const reasons: Readonly<Record<Turned, Words>> = {
  signInFirst: {
    title: 'Open your invite link in this browser',
    words: 'The link that you were invited with gives you your seat. If you joined before, use the same browser.',
    next: 'start',
  },
  notFound: {
    title: 'There is no interview for you at this address',
    words: 'Either the address is incomplete, or you have no seat here. Ask the host for a link to a seat.',
    next: 'start',
  },
  suspended: {
    title: 'An operator has suspended you here',
    words:
      'You cannot take part in interviews at the moment. Those that have ended, their replays and reports are still yours to read.',
    next: 'start',
  },
  reloadPage: {
    title: 'This page is older than the server',
    words: 'Load it again to get the current one. Nothing you did is lost.',
    next: 'reload',
  },
  tooManyTabs: {
    title: 'You have this interview open in too many tabs',
    words: 'Close some of the others, then load this page again.',
    next: 'reload',
  },
  unavailable: {
    title: 'The server cannot open this interview right now',
    words: 'Wait a moment, then load the page again. What was saved is safe.',
    next: 'reload',
  },
}

export function TurnedAway({ why }: { why: Turned }) {
  const { title, words, next } = reasons[why]
  return (
    <PageShell title="Interview" width="narrow">
      <h1>{next === 'reload' ? 'You can’t join right now' : 'You don’t have access'}</h1>
      <EmptyState
        title={title}
        action={
          next === 'reload' ? (
            <Button onClick={() => window.location.reload()}>Load the page again</Button>
          ) : (
            <Button component={Link} to="/">
              Go to the start page
            </Button>
          )
        }
      >
        {words}
      </EmptyState>
    </PageShell>
  )
}
