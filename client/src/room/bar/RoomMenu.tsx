import { ActionIcon, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDoorExit, IconDots, IconFlag, IconKeyboard, IconLink, IconPlayerSkipForward } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { copyText } from '../../lib/copy-text.ts'
import { useLeads, useRole, useRound, useSeen } from '../../live/use-interviewer-panel.ts'
import { useLayoutStore } from '../../live/use-layout.ts'
import { ThemeItems } from '../../shell/ThemeItems.tsx'

export function RoomMenu() {
  return (
    <Menu position="bottom-end" shadow="md" width={240} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Menu">
          <IconDots size={20} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <ConductItems />
        <PageItems />
        <Menu.Divider />
        <ThemeItems />
      </Menu.Dropdown>
    </Menu>
  )
}

function ConductItems() {
  const layout = useLayoutStore()
  const leads = useLeads()
  const role = useRole()
  const rounds = useSeen(({ interview }) => interview.rounds)
  const round = useRound()
  const plays = role === 'interviewer' || role === 'candidate'
  if (!plays) return null
  const another = leads && round !== null && round.index + 1 < rounds
  return (
    <>
      {another && (
        <Menu.Item
          leftSection={<IconPlayerSkipForward size={16} stroke={1.75} />}
          onClick={() => layout.setState({ dialog: 'finishRound' })}
        >
          Finish this round
        </Menu.Item>
      )}
      <Menu.Item
        leftSection={<IconFlag size={16} stroke={1.75} />}
        onClick={() => layout.setState({ dialog: 'endInterview' })}
      >
        End the interview
      </Menu.Item>
      <Menu.Divider />
    </>
  )
}

function PageItems() {
  const layout = useLayoutStore()
  return (
    <>
      <Menu.Item
        leftSection={<IconKeyboard size={16} stroke={1.75} />}
        onClick={() => layout.setState({ dialog: 'keys' })}
      >
        Keyboard shortcuts
      </Menu.Item>
      <Menu.Item leftSection={<IconLink size={16} stroke={1.75} />} onClick={() => void copyPage()}>
        Copy the link to this page
      </Menu.Item>
      <Menu.Item component={Link} to="/" leftSection={<IconDoorExit size={16} stroke={1.75} />}>
        Leave (you can come back)
      </Menu.Item>
    </>
  )
}

/** The page's link works only for people with a seat; it is not an invitation. */
async function copyPage(): Promise<void> {
  const { origin, pathname } = window.location
  const copied = await copyText(origin + pathname)
  notifications.show({
    message: copied
      ? 'Copied. The link opens this page for the people who have a seat here.'
      : 'This browser does not let a page copy. Copy the address from the address bar.',
  })
}
