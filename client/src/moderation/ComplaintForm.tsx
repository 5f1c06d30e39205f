import { type ComplaintKind, ComplaintRequest } from '@dryrun/shared/api/moderation.ts'
import { longest } from '@dryrun/shared/limits.ts'
import { Button, Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { ErrorState } from '../ui/ErrorState.tsx'
import { useZodForm } from '../ui/form/use-zod-form.ts'
import { complaintText } from './complaint-text.ts'
import { moderationClient } from './moderation-client.ts'

type Props = { interviewId: string; person: Readonly<{ id: string; name: string }>; onDone: () => void }

const kinds = Object.entries(complaintText).map(([value, label]) => ({ value, label }))

export function ComplaintForm({ interviewId, person, onDone }: Props) {
  const complain = useMutation({
    mutationFn: (complaint: ComplaintRequest) => moderationClient.complain(interviewId, complaint),
    onSuccess: () => {
      notifications.show({ message: 'The operator has it. They see your name and your words.' })
      onDone()
    },
  })
  const { field, props, isBusy, failure } = useZodForm({
    schema: ComplaintRequest,
    initial: () => ({ personId: person.id, kind: 'conduct' as ComplaintKind, words: '' }),
    mutation: complain,
  })
  return (
    <form {...props}>
      <Stack gap="md">
        <Text size="sm">
          The operator of this server reads it, with both your names and today’s date. They see nothing of the interview
          itself, so say all they need to know. <bdi>{person.name}</bdi> is not told.
        </Text>
        <NativeSelect label="What it is about" data={kinds} {...field('kind')} />
        <Textarea
          label="What happened"
          autosize
          minRows={4}
          maxRows={12}
          maxLength={longest.complaint}
          withAsterisk
          aria-required
          {...field('words')}
        />
        {failure && <ErrorState title="That was not sent" error={failure} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Leave it
          </Button>
          <Button type="submit" loading={isBusy}>
            Send to the operator
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
