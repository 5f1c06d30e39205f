import { Name } from '@dryrun/shared/interview/commands.ts'
import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useName } from '../lib/use-me.ts'
import classes from './Account.module.css'
import { Outcome } from './Outcome.tsx'
import { Section } from './Section.tsx'

export function NameSection({ name }: { name: string }) {
  const [text, setText] = useState(name)
  const [fault, setFault] = useState<string | null>(null)
  const rename = useName()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const parsed = Name.safeParse(text)
    setFault(parsed.error?.issues[0]?.message ?? null)
    if (parsed.success) rename.mutate(parsed.data)
  }
  return (
    <Section title="Your name">
      <form className={classes.form} onSubmit={submit}>
        <TextInput
          label="Name"
          description="Used in the interviews you open or join from now on."
          autoComplete="name"
          value={text}
          error={fault}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div className={classes.actions}>
          <Button type="submit" variant="default" loading={rename.isPending}>
            Save the name
          </Button>
          <Outcome error={rename.error} done={rename.isSuccess && 'Saved.'} />
        </div>
      </form>
    </Section>
  )
}
