import { PasswordRequest } from '@dryrun/shared/api/account.ts'
import { Button, PasswordInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import classes from './Account.module.css'
import { accountClient } from './account-client.ts'
import { type Faults, faultsOf } from './faults-of.ts'
import { Outcome } from './Outcome.tsx'
import { Section } from './Section.tsx'

const empty = { current: '', password: '' }

export function PasswordSection() {
  const queries = useQueryClient()
  const [draft, setDraft] = useState(empty)
  const [faults, setFaults] = useState<Faults>({})
  const change = useMutation({
    mutationFn: accountClient.changePassword,
    onSuccess: () => {
      setDraft(empty)
      return queries.invalidateQueries({ queryKey: ['account'] })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const parsed = PasswordRequest.safeParse(draft)
    setFaults(faultsOf(parsed.error))
    if (parsed.success) change.mutate(parsed.data)
  }
  return (
    <Section title="Password" words="A new one signs you out in every other browser.">
      <form className={classes.form} onSubmit={submit} noValidate>
        <PasswordInput
          label="Password so far"
          autoComplete="current-password"
          value={draft.current}
          error={faults.current}
          onChange={(event) => setDraft({ ...draft, current: event.currentTarget.value })}
        />
        <PasswordInput
          label="New password"
          description="At least 10 characters."
          autoComplete="new-password"
          value={draft.password}
          error={faults.password}
          onChange={(event) => setDraft({ ...draft, password: event.currentTarget.value })}
        />
        <div className={classes.actions}>
          <Button type="submit" variant="default" loading={change.isPending}>
            Change the password
          </Button>
          <Outcome error={change.error} done={change.isSuccess && 'Changed.'} />
        </div>
      </form>
    </Section>
  )
}
