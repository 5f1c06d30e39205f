// Runs before the first paint, so that nobody who chose dark sees a white flash. A file of its own: the page allows no inline scripts.
try {
  const chosen = localStorage.getItem('dryrun.theme')
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
} catch {
  document.documentElement.setAttribute('data-mantine-color-scheme', 'light')
}
