import { notifications } from '@mantine/notifications'

/**
 * Copies a text, over plain http through a selection, because browsers offer no clipboard there. Resolves with false
 * when the browser refuses.
 */
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

/** Like `copyText`, with a notification when the browser refuses. */
export async function copyOrExplain(text: string): Promise<boolean> {
  const isCopied = await copyText(text)
  if (!isCopied)
    notifications.show({ message: 'This browser does not let a page copy. Select the text and copy it yourself.' })
  return isCopied
}
