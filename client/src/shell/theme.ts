import { Badge, createTheme, localStorageColorSchemeManager, type MantineColorsTuple } from '@mantine/core'

/** The accent color. White text on shade 7 has a contrast of 6.6:1. */
const pine: MantineColorsTuple = [
  '#eefaf8',
  '#d8f2ed',
  '#b5e4dd',
  '#88d1c7',
  '#5bb7ac',
  '#30998e',
  '#167f75',
  '#036961',
  '#01544d',
  '#033c36',
]

const gray: MantineColorsTuple = [
  '#fafaf8',
  '#f3f4f1',
  '#e9eae8',
  '#dadbd9',
  '#c7c7c5',
  '#8a8b89',
  '#6a6b69',
  '#555554',
  '#3d3d3c',
  '#212220',
]

/** From text to the darkest background, the order that Mantine expects. */
const dark: MantineColorsTuple = [
  '#e5e9e9',
  '#bbbebf',
  '#a6abab',
  '#7d8181',
  '#4b5050',
  '#2a2f2f',
  '#1f2323',
  '#171a1a',
  '#121515',
  '#0d1010',
]

/** Follows the system until a theme is chosen. `theme.js` reads the same key before the first paint. */
export const colorScheme = localStorageColorSchemeManager({ key: 'dryrun.theme' })

export const theme = createTheme({
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 6 },
  colors: { pine, gray, dark },
  black: '#212220',
  fontFamily: 'var(--dr-font)',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace',
  fontSizes: {
    xs: 'var(--dr-type-sm)',
    sm: 'var(--dr-type-base)',
    md: 'var(--dr-type-lg)',
    lg: 'var(--dr-type-xl)',
    xl: 'var(--dr-type-2xl)',
  },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.5', lg: '1.5', xl: '1.45' },
  spacing: {
    xs: 'var(--dr-space-2)',
    sm: 'var(--dr-space-3)',
    md: 'var(--dr-space-4)',
    lg: 'var(--dr-space-6)',
    xl: 'var(--dr-space-8)',
  },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '10px', xl: '16px' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: { Badge: Badge.extend({ defaultProps: { tt: 'none', radius: 'sm', fw: 600 } }) },
  headings: {
    fontFamily: 'var(--dr-font)',
    fontWeight: '640',
    sizes: {
      h1: { fontSize: 'var(--dr-type-3xl)', lineHeight: '1.2' },
      h2: { fontSize: 'var(--dr-type-2xl)', lineHeight: '1.3' },
      h3: { fontSize: 'var(--dr-type-xl)', lineHeight: '1.35' },
      h4: { fontSize: 'var(--dr-type-lg)', lineHeight: '1.4' },
    },
  },
})
