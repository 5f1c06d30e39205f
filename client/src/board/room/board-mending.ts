import { type RefObject, useEffect } from 'react'

/** Corrects false ARIA of Excalidraw: button groups with role `dialog`, and a wrapper with `aria-expanded`. */
const mends: Readonly<Record<string, (part: Element) => void>> = {
  '.color-picker-container[role="dialog"]': (part) => regroup(part, 'Colours'),
  '.FontPicker__container[role="dialog"]': (part) => regroup(part, 'Fonts'),
  'div[type="button"][aria-expanded]': (part) => {
    for (const claim of ['aria-expanded', 'aria-haspopup', 'aria-controls']) part.removeAttribute(claim)
  },
}

function regroup(part: Element, label: string): void {
  part.setAttribute('role', 'group')
  part.setAttribute('aria-label', label)
  part.removeAttribute('aria-modal')
}

export function useMending(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const place = root.current
    if (!place) return
    const mend = () => {
      for (const [selector, change] of Object.entries(mends)) place.querySelectorAll(selector).forEach(change)
    }
    const observer = new MutationObserver(mend)
    observer.observe(place, { childList: true, subtree: true, attributeFilter: ['aria-expanded'] })
    mend()
    return () => observer.disconnect()
  }, [root])
}
