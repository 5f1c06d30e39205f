import { longest } from '@dryrun/shared/limits.ts'
import { Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { sentenceOf } from '../ui/ErrorState.tsx'
import { chapterAt, stampAt } from './player/moment.ts'
import { usePlayer, useReplay, useReplayLayout } from './player/use-replay.ts'
import { useRetry } from './use-retry.ts'

type Role = 'candidate' | 'interviewer'

export function RetryDialog() {
  const { layout } = useReplay()
  const opened = useReplayLayout(({ dialog }) => dialog === 'retry')
  const close = () => layout.setState({ dialog: null })
  return (
    <Modal opened={opened} onClose={close} title="Retry from here" closeButtonProps={{ 'aria-label': 'Close' }}>
      <RetryForm onClose={close} />
    </Modal>
  )
}

function RetryForm({ onClose }: { onClose: () => void }) {
  const head = usePlayer((state) => state.head)
  // Fixed when the dialog opens, because the replay may keep playing.
  const [at] = useState(usePlayer((state) => Math.round(state.at)))
  const [title, setTitle] = useState(`${head.interview.title.slice(0, longest.title - 10)}, again`)
  const [role, setRole] = useState<Role>('candidate')
  const retry = useRetry()
  const chapter = chapterAt(head.chapters, at)
  if (!chapter) return null
  const moment = Math.min(at, chapter.endedAt)
  const open = () => retry.mutate({ round: chapter.round, at: moment, title: title.trim(), hostRole: role })
  return (
    <Stack gap="md">
      <Text size="sm">
        A new interview with the question “{chapter.title}”. Its board begins as it stood at {stampAt(chapter, moment)}.
        You get a link for the other seat.
      </Text>
      <TextInput
        label="Title"
        value={title}
        maxLength={longest.title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Radio.Group label="This time you" value={role} onChange={(value) => setRole(value as Role)}>
        <Stack gap="xs" mt="xs">
          <Radio value="candidate" label="Answer" />
          <Radio value="interviewer" label="Ask, with the script before you" />
        </Stack>
      </Radio.Group>
      {retry.error && (
        <Text size="sm" c="var(--dr-danger)" role="alert">
          {sentenceOf(retry.error)}
        </Text>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          Keep watching
        </Button>
        <Button loading={retry.isPending} disabled={!title.trim()} onClick={open}>
          Create interview
        </Button>
      </Group>
    </Stack>
  )
}
