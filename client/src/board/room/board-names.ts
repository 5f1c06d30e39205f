import { type RefObject, useEffect } from 'react'

function nameControls(root: HTMLElement): void {
  root.querySelector('.main-menu-trigger:not([aria-label])')?.setAttribute('aria-label', 'Board options')
  // The label hides the text, which is the zoom level; the title already names the action.
  root.querySelector('.reset-zoom-button[aria-label]')?.removeAttribute('aria-label')
}

/**
 * Names Excalidraw's unlabeled buttons for screen readers. An observer is needed because they come and go with its
 * layout.
 */
export function useControlNames(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { current } = root
    if (!current) return
    const observer = new MutationObserver(() => nameControls(current))
    observer.observe(current, { childList: true, subtree: true })
    nameControls(current)
    return () => observer.disconnect()
  }, [root])
}
