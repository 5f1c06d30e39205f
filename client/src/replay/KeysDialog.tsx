import { Modal } from '@mantine/core'
import { KeyList } from '../ui/KeyList.tsx'
import { useReplay, useReplayLayout } from './player/use-replay.ts'
import { keyRows } from './player/use-replay-keys.ts'

export function KeysDialog() {
  const { layout } = useReplay()
  const opened = useReplayLayout(({ dialog }) => dialog === 'keys')
  return (
    <Modal
      opened={opened}
      onClose={() => layout.setState({ dialog: null })}
      title="Keyboard shortcuts"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <KeyList rows={keyRows}>They wait while you are in a field or a menu.</KeyList>
    </Modal>
  )
}
