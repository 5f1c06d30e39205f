import { Button, Stack } from '@mantine/core'
import { useInterviewerPanel } from '../../live/use-interviewer-panel.ts'
import { useLayoutStore } from '../../live/use-layout.ts'
import { OnlyYou } from '../../ui/OnlyYou.tsx'
import { Dialog } from '../Dialog.tsx'
import { useAttach } from './use-attach.ts'

/** Asks for the dimension of the evidence, when none was selected before. */
export function MomentDialog() {
  const layout = useLayoutStore()
  const desk = useInterviewerPanel()
  const attach = useAttach()
  if (!desk) return null
  const choose = (dimension: string) => {
    attach(desk.question.index, dimension)
    layout.setState({ dimension, dialog: null })
  }
  return (
    <Dialog name="moment" title="What does this moment show?" size="sm">
      <OnlyYou>
        <Stack gap={4}>
          {desk.question.rubric.map(({ id, name }) => (
            <Button key={id} variant="default" size="sm" justify="flex-start" onClick={() => choose(id)}>
              {name}
            </Button>
          ))}
        </Stack>
      </OnlyYou>
    </Dialog>
  )
}
