import { ActionIcon, Menu } from '@mantine/core'
import { IconMenu2 } from '@tabler/icons-react'
import { Link, type LinkProps } from '@tanstack/react-router'

const places: readonly Readonly<{ to: NonNullable<LinkProps['to']>; name: string }>[] = [
  { to: '/open', name: 'New interview' },
  { to: '/queue', name: 'Find a partner' },
  { to: '/solo', name: 'Practice alone' },
  { to: '/slots', name: 'Schedule an interview' },
  { to: '/progress', name: 'Your progress' },
  { to: '/calibration', name: 'Calibration' },
  { to: '/packs', name: 'Question packs' },
  { to: '/prepare', name: 'Prepare as a candidate' },
  { to: '/sample', name: 'Watch the sample' },
  { to: '/account', name: 'Your account' },
]

export function SiteMenu() {
  return (
    <Menu position="bottom-end" shadow="md" width={220}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Menu">
          <IconMenu2 size={20} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {places.map(({ to, name }) => (
          <Menu.Item key={to} component={Link} to={to}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
