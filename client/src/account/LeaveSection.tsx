import { type AccountReply, LeaveRequest } from '@dryrun/shared/api/account.ts'
import { isolated } from '@dryrun/shared/format.ts'
import { Button, Modal, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { saveFile } from '../lib/save-file.ts'
import { useZodForm } from '../ui/form/use-zod-form.ts'
import classes from './Account.module.css'
import { accountClient } from './account-client.ts'
import { Outcome } from './Outcome.tsx'
import { Section } from './Section.tsx'
import { beginAnew } from './use-account.ts'

export function LeaveSection({ account }: { account: AccountReply }) {
  const [asks, setAsks] = useState(false)
  const take = useMutation({
    mutationFn: accountClient.data,
    onSuccess: (file) => saveFile(file, 'dryrun-my-data.json'),
  })
  return (
    <>
      <Section
        title="Export my data"
        words="One JSON file with what is kept of you: your profile, your interviews as you see them, your recordings."
      >
        <div className={classes.actions}>
          <Button variant="default" loading={take.isPending} onClick={() => take.mutate()}>
            Download my data
          </Button>
          <Outcome error={take.error} />
        </div>
      </Section>
      <Section
        title="Delete everything"
        words="Interviews in which nobody else sits are deleted, with your profile, your recordings and your links. Those you shared stay for the others, without your name: what you said and drew there is part of their interview too. Files that others have saved stay with them."
      >
        <Button variant="default" c="var(--dr-danger)" onClick={() => setAsks(true)}>
          Delete everything
        </Button>
      </Section>
      <Modal
        opened={asks}
        onClose={() => setAsks(false)}
        title="Delete everything for good"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <Confirm account={account} onCancel={() => setAsks(false)} />
      </Modal>
    </>
  )
}

function Confirm({ account, onCancel }: { account: AccountReply; onCancel: () => void }) {
  const leave = useMutation({ mutationFn: accountClient.leave, onSuccess: beginAnew })
  const { field, props, isBusy, failure } = useZodForm({
    schema: LeaveRequest,
    initial: () => ({ proof: '' }),
    mutation: leave,
    leaves: true,
  })
  const proof = { ...field('proof'), 'data-autofocus': true }
  return (
    <form {...props}>
      <Stack gap="md">
        <p className={classes.lead}>This can’t be undone. Export your data first if you may want it.</p>
        {account.hasPassword ? (
          <PasswordInput label="Your password" autoComplete="current-password" {...proof} />
        ) : (
          <TextInput label={`Type your name, ${isolated(account.name)}`} autoComplete="off" {...proof} />
        )}
        <Outcome error={failure} />
        <div className={classes.actions}>
          <Button type="submit" variant="default" c="var(--dr-danger)" loading={isBusy}>
            Delete everything
          </Button>
          <Button variant="default" onClick={onCancel}>
            Keep it
          </Button>
        </div>
      </Stack>
    </form>
  )
}
