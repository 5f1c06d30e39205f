import { Input } from '@mantine/core'
import type { ReactNode } from 'react'

/** The fault of a group of fields, which gets the focus like a field with a fault. */
export function GroupFault({ children }: { children: ReactNode }) {
  if (!children) return null
  return (
    <Input.Error mt={8} tabIndex={-1} data-fault role="alert">
      {children}
    </Input.Error>
  )
}
