import { isolated } from '@dryrun/shared/format.ts'
import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconFlag, IconUserOff } from '@tabler/icons-react'
import type { Choice } from './PersonDialog.tsx'

type Props = {
  person: Readonly<{ id: string; name: string }>
  onChoose: (choice: Choice) => void
  /**
   * Whether the menu renders inside its parent: in a popover that closes on an outside click, a portal would close it.
   */
  inside?: boolean
}

/** The server tells the other participant nothing of these actions. */
export function PersonMenu({ person, onChoose, inside = false }: Props) {
  return (
    <Menu position="bottom-end" shadow="md" width={230} withinPortal={!inside}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`About ${isolated(person.name)}`}>
          <IconDots size={16} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconUserOff size={16} stroke={1.75} />}
          onClick={() => onChoose({ person, act: 'block' })}
        >
          Do not match us again
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFlag size={16} stroke={1.75} />}
          onClick={() => onChoose({ person, act: 'complain' })}
        >
          Report to admin
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
