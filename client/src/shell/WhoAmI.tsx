import { Button, Popover, Stack } from '@mantine/core'
import { IconUser } from '@tabler/icons-react'
import { useState } from 'react'
import { useMe } from '../lib/use-me.ts'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Rename } from './Rename.tsx'
import classes from './WhoAmI.module.css'

export function WhoAmI() {
  const { data: me } = useMe()
  const [opened, setOpened] = useState(false)
  if (me === undefined) return null
  if (!me)
    return (
      <LinkButton to="/sign-in" variant="subtle" color="gray" size="compact-md" className={classes.name}>
        Sign in
      </LinkButton>
    )
  const close = () => setOpened(false)
  return (
    <Popover opened={opened} onChange={setOpened} width={280} position="bottom-end" trapFocus shadow="md">
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-md"
          className={classes.name}
          leftSection={<IconUser size={18} stroke={1.75} aria-hidden />}
          onClick={() => setOpened(!opened)}
        >
          {me.name}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="md">
          <Rename name={me.name} onDone={close} />
          <LinkButton to="/account" variant="default" onClick={close}>
            {me.guest ? 'Keep this for good' : 'Your account'}
          </LinkButton>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
