import { AccountRequest } from '@dryrun/shared/api/account.ts'
import { shortestPassword } from '@dryrun/shared/limits.ts'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useZodForm } from '../ui/form/use-zod-form.ts'
import classes from './Account.module.css'
import { accountClient } from './account-client.ts'
import { Outcome } from './Outcome.tsx'
import { useBecome } from './use-account.ts'

/** Creates an account from the current visitor: a guest keeps their interviews, a new visitor starts with none. */
export function KeepForm({ name, onDone }: { name: string; onDone?: () => void }) {
  const become = useBecome()
  const create = useMutation({
    mutationFn: accountClient.create,
    onSuccess: ({ me }) => {
      become(me)
      onDone?.()
    },
  })
  const { field, props, isBusy, failure } = useZodForm({
    schema: AccountRequest,
    initial: () => ({ name, email: '', password: '' }),
    mutation: create,
  })
  return (
    <form className={classes.form} {...props}>
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
        description={`At least ${shortestPassword} characters. A few words you will remember do well.`}
        autoComplete="new-password"
        {...field('password')}
      />
      <div className={classes.actions}>
        <Button type="submit" loading={isBusy}>
          Make an account
        </Button>
        <Outcome error={failure} />
      </div>
    </form>
  )
}
