import { notifications } from '@mantine/notifications'
import type { KeyboardEvent } from 'react'

const READING_MS = 8_000

/** Whether the page can read the clipboard and copy images. Browsers forbid both over plain http. */
export const hasWholeClipboard = (): boolean =>
  typeof navigator.clipboard?.read === 'function' && 'ClipboardItem' in window

/** Intercepts "copy as PNG" where the browser forbids it: Excalidraw would only show an error. */
export function onCopyPictureKey(event: KeyboardEvent): void {
  const isShortcut = event.code === 'KeyC' && event.altKey && event.shiftKey
  if (!isShortcut || hasWholeClipboard()) return
  event.preventDefault()
  event.stopPropagation()
  notifications.show({
    id: 'copy-picture',
    message: 'Over plain http a browser does not let a page copy pictures. Use “Export image” in the board’s menu.',
    autoClose: READING_MS,
  })
}
