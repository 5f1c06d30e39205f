// Sets the theme before the first paint, to avoid a white flash. A separate file because the content security policy
// forbids inline scripts.
try {
  const chosen = localStorage.getItem('dryrun.theme')
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
} catch {
  document.documentElement.setAttribute('data-mantine-color-scheme', 'light')
}
