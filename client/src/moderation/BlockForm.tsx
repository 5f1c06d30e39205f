import { isolated } from '@dryrun/shared/format.ts'
import { Button, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ErrorState } from '../ui/ErrorState.tsx'
import { blocksKey, moderationClient } from './moderation-client.ts'

type Props = { interviewId: string; person: Readonly<{ id: string; name: string }>; onDone: () => void }

/** Asks for confirmation, because a block has no visible effect. */
export function BlockForm({ interviewId, person, onDone }: Props) {
  const queries = useQueryClient()
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => moderationClient.block(interviewId, person.id),
    onSuccess: (blocks) => {
      queries.setQueryData(blocksKey, blocks)
      notifications.show({ message: `You will not be matched with ${isolated(person.name)} again.` })
      onDone()
    },
  })
  return (
    <Stack gap="md">
      <Text size="sm">
        The queue will not bring the two of you together again, whichever of you waits. <bdi>{person.name}</bdi> is not
        told. A link to an interview still works for both of you. You can take this back on the page “People you
        blocked”.
      </Text>
      {error && <ErrorState title="That was not done" error={error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          Leave it
        </Button>
        <Button onClick={() => mutate()} loading={isPending}>
          Do not match us again
        </Button>
      </Group>
    </Stack>
  )
}
