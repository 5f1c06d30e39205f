import { AccountRequest } from '@dryrun/shared/api/account.ts'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import classes from './Account.module.css'
import { accountClient } from './account-client.ts'
import { type Faults, faultsOf } from './faults-of.ts'
import { Outcome } from './Outcome.tsx'
import { useBecome } from './use-account.ts'

/** Creates an account from the current visitor: a guest keeps their interviews, a new visitor starts with none. */
export function KeepForm({ name, onDone }: { name: string; onDone?: () => void }) {
  const [draft, setDraft] = useState({ name, email: '', password: '' })
  const [faults, setFaults] = useState<Faults>({})
  const become = useBecome()
  const create = useMutation({
    mutationFn: accountClient.create,
    onSuccess: ({ me }) => {
      become(me)
      onDone?.()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const parsed = AccountRequest.safeParse(draft)
    setFaults(faultsOf(parsed.error))
    if (parsed.success) create.mutate(parsed.data)
  }
  const field = (key: keyof typeof draft) => ({
    value: draft[key],
    error: faults[key],
    onChange: (event: { currentTarget: HTMLInputElement }) => setDraft({ ...draft, [key]: event.currentTarget.value }),
  })
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <TextInput label="Your name" autoComplete="name" {...field('name')} />
      <TextInput
        label="E-mail address"
        description="You sign in with it. Nobody else sees it."
        type="email"
        autoComplete="username"
        {...field('email')}
      />
      <PasswordInput
        label="Password"
        description="At least 10 characters. A few words you will remember do well."
        autoComplete="new-password"
        {...field('password')}
      />
      <div className={classes.actions}>
        <Button type="submit" loading={create.isPending}>
          Make an account
        </Button>
        <Outcome error={create.error} />
      </div>
    </form>
  )
}
