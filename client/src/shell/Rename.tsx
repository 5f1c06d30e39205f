import { Name } from '@dryrun/shared/interview/commands.ts'
import { Button, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useName } from '../lib/use-me.ts'
import { sentenceOf } from '../ui/ErrorState.tsx'

export function Rename({ name, onDone }: { name: string; onDone: () => void }) {
  const [text, setText] = useState(name)
  const [fault, setFault] = useState<string | null>(null)
  const rename = useName()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const parsed = Name.safeParse(text)
    if (!parsed.success) return setFault(parsed.error.issues[0]?.message ?? null)
    rename.mutate(parsed.data, { onSuccess: onDone, onError: (error) => setFault(sentenceOf(error)) })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <TextInput
          label="Your name"
          description="Used in the interviews you open or join from now on."
          value={text}
          error={fault}
          data-autofocus
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" loading={rename.isPending}>
          Save
        </Button>
      </Stack>
    </form>
  )
}
