import { cleanup, configure } from '@testing-library/react'
import { afterEach, vi } from 'vitest'

// The default of 1 s is too short on a busy machine.
configure({ asyncUtilTimeout: 20_000 })

/** What Mantine asks of a browser and jsdom does not have. */
window.matchMedia = (media) =>
  ({ matches: false, media, addEventListener: () => undefined, removeEventListener: () => undefined }) as never
window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
}
Element.prototype.scrollIntoView = () => undefined
Element.prototype.scrollTo = () => undefined
window.scrollTo = () => undefined
Object.defineProperty(document, 'fonts', { value: new EventTarget() })

afterEach(() => {
  cleanup()
  localStorage.clear()
  sessionStorage.clear()
  vi.unstubAllGlobals()
})
