import { Modal } from '@mantine/core'
import classes from '../room/bar/KeysDialog.module.css'
import { useReplay, useReplayLayout } from './use-replay.ts'
import { keyRows } from './use-replay-keys.ts'

/** All keys of the replay. */
export function KeysDialog() {
  const { layout } = useReplay()
  const opened = useReplayLayout(({ dialog }) => dialog === 'keys')
  return (
    <Modal
      opened={opened}
      onClose={() => layout.setState({ dialog: null })}
      title="Keys"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <dl className={classes.keys} data-wide>
        {keyRows.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.words}>They wait while you are in a field or a menu.</p>
    </Modal>
  )
}
