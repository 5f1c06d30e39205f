import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { ErrorState } from '../ui/ErrorState.tsx'
import { moderationClient } from './moderation-client.ts'
import { useOperatorAct } from './use-operator.ts'

const spans = [
  { value: '1', label: 'for a day' },
  { value: '7', label: 'for a week' },
  { value: '30', label: 'for 30 days' },
  { value: '', label: 'until I lift it' },
]

/** Only the operator sees the reason. */
export function SuspendForm({
  person,
  onDone,
}: {
  person: Readonly<{ id: string; name: string }>
  onDone: () => void
}) {
  const [days, setDays] = useState('7')
  const [reason, setReason] = useState('')
  const { mutate, error, isPending } = useOperatorAct(moderationClient.suspend, onDone)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim()) mutate({ personId: person.id, days: days ? Number(days) : null, reason })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text size="sm">
          <bdi>{person.name}</bdi> can then open, join and queue for nothing, and leaves the interview they are in. What
          is over they can still read, and hand in.
        </Text>
        <NativeSelect
          label="How long"
          data={spans}
          value={days}
          onChange={(event) => setDays(event.currentTarget.value)}
        />
        <TextInput
          label="Reason"
          description="Only operators see it."
          maxLength={500}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {error && <ErrorState title="Nobody was suspended" error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Leave it
          </Button>
          <Button type="submit" loading={isPending}>
            Suspend
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
