import type { AccountReply } from '@dryrun/shared/api/account.ts'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import classes from './Account.module.css'
import { accountClient } from './account-client.ts'
import { Outcome } from './Outcome.tsx'
import { Section } from './Section.tsx'
import { useWays } from './use-account.ts'

export function AddressSection({ account: { email, proven } }: { account: AccountReply }) {
  const { data: ways } = useWays()
  const ask = useMutation({ mutationFn: accountClient.askForProof })
  return (
    <Section title="E-mail address" words={ways && wordsOf(ways.mail, proven)}>
      <div className={classes.actions}>
        <span>{email}</span>
        {ways?.mail && !proven && (
          <Button variant="default" loading={ask.isPending} onClick={() => ask.mutate()}>
            Send the mail again
          </Button>
        )}
        <Outcome error={ask.error} done={ask.isSuccess && 'Sent.'} />
      </div>
    </Section>
  )
}

function wordsOf(mail: boolean, proven: boolean): string {
  if (!mail) return 'This server writes no mail: you sign in with your address, and that is all it is for.'
  if (proven) return 'Reminders and links to a new password go there.'
  return 'You have got a mail with a link. Open it, and reminders can go there too.'
}
