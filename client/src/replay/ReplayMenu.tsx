import { ActionIcon, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDots, IconKeyboard, IconLink, IconReportAnalytics, IconRotate2 } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { copyText } from '../lib/copy-text.ts'
import { ThemeItems } from '../shell/ThemeItems.tsx'
import { ExportItems } from './ExportItems.tsx'
import { linkTo } from './player/moment.ts'
import type { Player } from './player/player.ts'
import { usePlayer, useReplay } from './player/use-replay.ts'

export function ReplayMenu() {
  const { player, layout, watching } = useReplay()
  return (
    <Menu position="bottom-end" shadow="md" width={280} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Menu">
          <IconDots size={20} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconLink size={16} stroke={1.75} />} onClick={() => void copyLink(player)}>
          Copy a link to this moment
        </Menu.Item>
        <RetryItem />
        <Menu.Item
          leftSection={<IconKeyboard size={16} stroke={1.75} />}
          onClick={() => layout.setState({ dialog: 'keys' })}
        >
          Keyboard shortcuts
        </Menu.Item>
        <Menu.Divider />
        {watching.source.reportPath && (
          <Menu.Item
            component={Link}
            to={watching.source.reportPath}
            leftSection={<IconReportAnalytics size={16} stroke={1.75} />}
          >
            Read the report
          </Menu.Item>
        )}
        <ExportItems />
        <Menu.Divider />
        <ThemeItems />
      </Menu.Dropdown>
    </Menu>
  )
}

/** For interviewer and candidate only: participants who only watched have no round to retry. */
function RetryItem() {
  const { layout, watching } = useReplay()
  const seat = usePlayer(({ head }) => head.people.find(({ id }) => id === head.me)?.seat)
  if (!watching.source.interviewId || (seat !== 'host' && seat !== 'guest')) return null
  return (
    <Menu.Item
      leftSection={<IconRotate2 size={16} stroke={1.75} />}
      onClick={() => layout.setState({ dialog: 'retry' })}
    >
      Retry from here
    </Menu.Item>
  )
}

async function copyLink(player: Player): Promise<void> {
  const { head, at } = player.store.getState()
  const { t, r } = linkTo(head, at)
  const url = new URL(window.location.href)
  url.search = new URLSearchParams({
    ...(t && { t }),
    ...(r && { r: String(r) }),
    ...(head.eyes !== 'own' && { eyes: head.eyes }),
  }).toString()
  const copied = await copyText(url.href)
  notifications.show({
    message: copied
      ? `Copied. The link opens this page at ${t}, for those who may see it.`
      : `This browser does not let a page copy. The address of this moment is ${url.href}`,
  })
}
