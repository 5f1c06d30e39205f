import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Dialog as DialogName } from '../live/layout-store.ts'
import { useLayout, useLayoutStore } from '../live/use-layout.ts'
import classes from './Dialog.module.css'

type Props = { name: DialogName; title: string; size?: 'sm' | 'md'; children: ReactNode }

export function Dialog({ name, title, size = 'md', children }: Props) {
  const layout = useLayoutStore()
  const opened = useLayout((state) => state.dialog === name)
  return (
    <Modal
      opened={opened}
      onClose={() => layout.setState({ dialog: null })}
      title={title}
      closeButtonProps={{ 'aria-label': 'Close' }}
      size={size}
      classNames={{ title: classes.title ?? '' }}
    >
      {children}
    </Modal>
  )
}
