import { counted } from '@dryrun/shared/format.ts'
import { Button, Group, List, Stack, Text } from '@mantine/core'
import { useRound, useSeen, useSubmit } from '../../live/use-interviewer-panel.ts'
import { useLayoutStore } from '../../live/use-layout.ts'
import classes from '../Dialog.module.css'
import { Dialog } from '../Dialog.tsx'

const afterBoth = [
  'Each of you submits feedback: the interviewer scores and a recommendation, the candidate their own scores.',
  'The results open for both once both have submitted.',
]
const afterSolo = [
  'You score yourself first.',
  'Then you send somebody a link to review it, or look at the script at once.',
]

/** Ending can't be undone, so the dialog lists its effects. */
export function EndInterviewDialog() {
  const layout = useLayoutStore()
  const rounds = useSeen(({ interview }) => interview.rounds)
  const solo = useSeen(({ interview }) => interview.solo)
  const round = useRound()
  const submit = useSubmit()
  const close = () => layout.setState({ dialog: null })
  const left = rounds - 1 - (round?.index ?? 0)
  const end = () => {
    submit({ type: 'endInterview' })
    close()
  }
  return (
    <Dialog name="endInterview" title={solo ? 'End the round?' : 'End the interview for everyone?'}>
      <Stack gap="md">
        {left > 0 && <Text size="sm">{counted(left, 'round')} will not be played.</Text>}
        <List size="sm" spacing={4}>
          <List.Item>The clock stops. Board and chat can be read, and no longer changed.</List.Item>
          {(solo ? afterSolo : afterBoth).map((words) => (
            <List.Item key={words}>{words}</List.Item>
          ))}
        </List>
        <Text size="sm" c="dimmed">
          An ended interview cannot be opened again.
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            Keep interviewing
          </Button>
          <Button className={classes.danger ?? ''} onClick={end}>
            End the interview
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
