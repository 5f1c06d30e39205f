import { Name } from '@dryrun/shared/interview/commands.ts'
import { Button, Group, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useName } from '../lib/use-me.ts'
import { sentenceOf } from '../ui/ErrorState.tsx'

export function NameFirst({ next }: { next: string }) {
  const [text, setText] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const naming = useName()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const parsed = Name.safeParse(text)
    if (!parsed.success) return setFault(parsed.error.issues[0]?.message ?? null)
    naming.mutate(parsed.data, { onError: (error) => setFault(sentenceOf(error)) })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Group gap={8} align="flex-end">
        <TextInput
          label="Your name"
          autoComplete="name"
          value={text}
          error={fault}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" loading={naming.isPending}>
          {next}
        </Button>
      </Group>
    </form>
  )
}
