import { Button, Popover } from '@mantine/core'
import { useState } from 'react'
import classes from './slots.module.css'

/** Asks for confirmation, because canceling is final and notifies the other player at once. */
export function CallOff({ name, onCallOff }: { name: string; onCallOff: () => void }) {
  const [asking, setAsking] = useState(false)
  return (
    <Popover opened={asking} onChange={setAsking} width={280} position="bottom" shadow="md" trapFocus>
      <Popover.Target>
        <Button variant="subtle" color="gray" onClick={() => setAsking(!asking)}>
          Cancel interview
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <p className={classes.ask}>Nobody can take that back. If {name} has answered, they are told.</p>
        <Button
          color="red"
          variant="light"
          onClick={() => {
            setAsking(false)
            onCallOff()
          }}
        >
          Yes, cancel it
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}
