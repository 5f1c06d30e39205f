import { ActionIcon, Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './CallBar.module.css'

type Props = {
  label: string
  hint?: string
  isOn?: boolean
  isLoud?: boolean
  isLoading?: boolean
  isDisabled?: boolean
  onClick: () => void
  children: ReactNode
}

export function Control({ label, hint, isOn, isLoud, isLoading, isDisabled, onClick, children }: Props) {
  return (
    <Tooltip label={hint ? `${label} (${hint})` : label}>
      <ActionIcon
        className={classes.control ?? ''}
        data-loud={isLoud || undefined}
        variant={isOn ? 'light' : 'subtle'}
        color={isOn ? 'pine' : 'gray'}
        size="md"
        aria-label={label}
        loading={isLoading ?? false}
        disabled={isDisabled ?? false}
        onClick={onClick}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  )
}
