import { Menu, useMantineColorScheme } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'

const themes = { auto: 'As the system', light: 'Light', dark: 'Dark' } as const

/** The theme, chosen from a menu. */
export function ThemeItems() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <>
      <Menu.Label>Theme</Menu.Label>
      {(['auto', 'light', 'dark'] as const).map((theme) => (
        <Menu.Item
          key={theme}
          role="menuitemradio"
          aria-checked={colorScheme === theme}
          leftSection={<IconCheck size={16} stroke={1.75} visibility={colorScheme === theme ? 'visible' : 'hidden'} />}
          onClick={() => setColorScheme(theme)}
        >
          {themes[theme]}
        </Menu.Item>
      ))}
    </>
  )
}
