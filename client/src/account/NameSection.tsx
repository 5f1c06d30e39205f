import { NameRequest } from '@dryrun/shared/api/me.ts'
import { Button, TextInput } from '@mantine/core'
import { useName } from '../lib/use-me.ts'
import { useZodForm } from '../ui/form/use-zod-form.ts'
import classes from './Account.module.css'
import { Outcome } from './Outcome.tsx'
import { Section } from './Section.tsx'

export function NameSection({ name }: { name: string }) {
  const rename = useName()
  const { field, props, isBusy, failure } = useZodForm({
    schema: NameRequest,
    initial: () => ({ name }),
    mutation: rename,
  })
  return (
    <Section title="Your name">
      <form className={classes.form} {...props}>
        <TextInput
          label="Name"
          description="Used in the interviews you open or join from now on."
          autoComplete="name"
          {...field('name')}
        />
        <div className={classes.actions}>
          <Button type="submit" variant="default" loading={isBusy}>
            Save the name
          </Button>
          <Outcome error={failure} done={rename.isSuccess && 'Saved.'} />
        </div>
      </form>
    </Section>
  )
}
