import { type RefObject, useEffect } from 'react'

/** Controls of the canvas that come without a name, or with one that hides what they show, by where they stand. */
function nameControls(root: HTMLElement): void {
  root.querySelector('.main-menu-trigger:not([aria-label])')?.setAttribute('aria-label', 'Board options')
  // Its text is how far the board is zoomed; its title already says what a click does.
  root.querySelector('.reset-zoom-button[aria-label]')?.removeAttribute('aria-label')
}

/** Excalidraw leaves a few of its buttons without a name for those who can't see them. They come and go with its layout. */
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
