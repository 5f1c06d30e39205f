import { SuspendRequest } from '@dryrun/shared/api/moderation.ts'
import { longest } from '@dryrun/shared/limits.ts'
import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { ErrorState } from '../ui/ErrorState.tsx'
import { useZodForm } from '../ui/form/use-zod-form.ts'
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
  const suspend = useOperatorAct(moderationClient.suspend, onDone)
  const { values, faults, field, set, props, isBusy, failure } = useZodForm({
    schema: SuspendRequest,
    initial: (): SuspendRequest => ({ personId: person.id, days: 7, reason: '' }),
    mutation: suspend,
  })
  return (
    <form {...props}>
      <Stack gap="md">
        <Text size="sm">
          <bdi>{person.name}</bdi> can then open, join and queue for nothing, and leaves the interview they are in. What
          is over they can still read, and submit feedback.
        </Text>
        <NativeSelect
          label="How long"
          data={spans}
          value={String(values.days ?? '')}
          error={faults.days}
          onChange={(event) => set({ days: Number(event.currentTarget.value) || null })}
        />
        <TextInput
          label="Reason"
          description="Only operators see it."
          maxLength={longest.suspensionReason}
          withAsterisk
          aria-required
          {...field('reason')}
        />
        {failure && <ErrorState title="Nobody was suspended" error={failure} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Leave it
          </Button>
          <Button type="submit" loading={isBusy}>
            Suspend
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
