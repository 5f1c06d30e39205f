import type { ComplaintKind } from '@dryrun/shared/api/moderation.ts'
import { Button, Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ErrorState } from '../ui/ErrorState.tsx'
import { complaintText } from './complaint-text.ts'
import { moderationClient } from './moderation-client.ts'

type Props = { interviewId: string; person: Readonly<{ id: string; name: string }>; onDone: () => void }

const kinds = Object.entries(complaintText).map(([value, label]) => ({ value, label }))

export function ComplaintForm({ interviewId, person, onDone }: Props) {
  const [kind, setKind] = useState<ComplaintKind>('conduct')
  const [words, setWords] = useState('')
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => moderationClient.complain(interviewId, { personId: person.id, kind, words }),
    onSuccess: () => {
      notifications.show({ message: 'The operator has it. They see your name and your words.' })
      onDone()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (words.trim()) mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text size="sm">
          The operator of this server reads it, with both your names and today’s date. They see nothing of the interview
          itself, so say all they need to know. <bdi>{person.name}</bdi> is not told.
        </Text>
        <NativeSelect
          label="What it is about"
          data={kinds}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as ComplaintKind)}
        />
        <Textarea
          label="What happened"
          autosize
          minRows={4}
          maxRows={12}
          maxLength={2_000}
          required
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        {error && <ErrorState title="That was not sent" error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Leave it
          </Button>
          <Button type="submit" loading={isPending}>
            Send to the operator
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
