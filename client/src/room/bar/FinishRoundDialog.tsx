import { isolated } from '@dryrun/shared/format.ts'
import { Button, Group, Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useRound, useSeen, useSubmit } from '../../live/use-interviewer-panel.ts'
import { useLayoutStore } from '../../live/use-layout.ts'
import { Dialog } from '../Dialog.tsx'

type Choice = 'planned' | 'swap' | 'keep'

/**
 * Finishes the round for everyone. Asks for the next roles here, because the break already shows the script to the next
 * interviewer.
 */
export function FinishRoundDialog() {
  const layout = useLayoutStore()
  const round = useRound()
  const people = useSeen((view) => view.people)
  const submit = useSubmit()
  const [choice, setChoice] = useState<Choice>('planned')
  const close = () => layout.setState({ dialog: null })
  const nameOf = (id: string | null | undefined) =>
    isolated(people.find((person) => person.id === id)?.name ?? 'The other')
  const finish = () => {
    submit(choice === 'planned' ? { type: 'finishRound' } : { type: 'finishRound', swap: choice === 'swap' })
    close()
  }
  return (
    <Dialog name="finishRound" title="Finish this round">
      <Stack gap="md">
        <Text size="sm">
          The clock stops and the board closes for this round. Your notes and scores stay; you can complete them after
          the interview. Then comes a break before the next question.
        </Text>
        <Radio.Group
          label="Who interviews in the next round"
          value={choice}
          onChange={(value) => setChoice(value as Choice)}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="planned" label="As planned when the interview was opened" />
            <Radio value="swap" label={`Swap: ${nameOf(round?.candidate)} asks, you answer`} />
            <Radio value="keep" label={`Keep the roles: you ask, ${nameOf(round?.candidate)} answers`} />
          </Stack>
        </Radio.Group>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            Keep interviewing
          </Button>
          <Button onClick={finish}>Finish the round</Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
