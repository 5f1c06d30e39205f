import { PasswordRequest } from '@dryrun/shared/api/account.ts'
import { shortestPassword } from '@dryrun/shared/limits.ts'
import { Button, PasswordInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useZodForm } from '../ui/form/use-zod-form.ts'
import classes from './Account.module.css'
import { accountClient } from './account-client.ts'
import { Outcome } from './Outcome.tsx'
import { Section } from './Section.tsx'

export function PasswordSection() {
  const queries = useQueryClient()
  const change = useMutation({
    mutationFn: accountClient.changePassword,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['account'] }),
  })
  const { field, props, reset, isBusy, failure } = useZodForm({
    schema: PasswordRequest,
    initial: () => ({ current: '', password: '' }),
    mutation: change,
    onSent: () => reset(),
  })
  return (
    <Section title="Password" words="A new one signs you out in every other browser.">
      <form className={classes.form} {...props}>
        <PasswordInput label="Current password" autoComplete="current-password" {...field('current')} />
        <PasswordInput
          label="New password"
          description={`At least ${shortestPassword} characters.`}
          autoComplete="new-password"
          {...field('password')}
        />
        <div className={classes.actions}>
          <Button type="submit" variant="default" loading={isBusy}>
            Change the password
          </Button>
          <Outcome error={failure} done={change.isSuccess && 'Changed.'} />
        </div>
      </form>
    </Section>
  )
}
