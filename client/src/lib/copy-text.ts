import { notifications } from '@mantine/notifications'

/** A page that comes over plain http from another machine has no clipboard; it can still copy what is selected. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copySelected(text)
  }
}

function copySelected(text: string): boolean {
  const before = document.activeElement
  const field = document.createElement('textarea')
  field.value = text
  field.className = 'dr-unseen'
  document.body.append(field)
  field.select()
  const isCopied = document.execCommand('copy')
  field.remove()
  if (before instanceof HTMLElement) before.focus()
  return isCopied
}

/** The same, with a sentence on the page when the browser refuses. */
export async function copyOrExplain(text: string): Promise<boolean> {
  const isCopied = await copyText(text)
  if (!isCopied)
    notifications.show({ message: 'This browser does not let a page copy. Select the text and copy it yourself.' })
  return isCopied
}
