import { Button } from '@mantine/core'
import { IconEyeOff } from '@tabler/icons-react'
import { toggleHidden } from '../live/layout-store.ts'
import { useLayoutStore } from '../live/use-layout.ts'
import classes from './HideButton.module.css'

export function HideButton({ className = '' }: { className?: string | undefined }) {
  const layout = useLayoutStore()
  return (
    <Button
      className={className}
      variant="subtle"
      color="gray"
      size="compact-xs"
      leftSection={<IconEyeOff size={14} stroke={1.75} />}
      onClick={() => toggleHidden(layout)}
    >
      Hide private panel <kbd className={classes.key}>Alt+H</kbd>
    </Button>
  )
}
