import { Menu, useMantineColorScheme } from '@mantine/core'

const themes = { auto: 'System', light: 'Light', dark: 'Dark' } as const
type Theme = keyof typeof themes

export function ThemeItems() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <>
      <Menu.Label>Theme</Menu.Label>
      <Menu.RadioGroup value={colorScheme} onChange={(theme) => setColorScheme(theme as Theme)}>
        {Object.entries(themes).map(([theme, words]) => (
          <Menu.RadioItem key={theme} value={theme} closeMenuOnClick>
            {words}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  )
}
