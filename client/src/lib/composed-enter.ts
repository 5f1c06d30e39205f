type KeyPress = Pick<KeyboardEvent, 'key' | 'isComposing' | 'keyCode'>

/** Key code of a key that the input method handles. Safari sends Enter with it after the composition has ended. */
const FOR_INPUT_METHOD = 229

/** Whether this Enter confirms an input method's composition and must not submit anything. */
export const isComposedEnter = ({ key, isComposing, keyCode }: KeyPress): boolean =>
  key === 'Enter' && (isComposing || keyCode === FOR_INPUT_METHOD)

/**
 * Keeps an Enter that confirms a composition from all key handlers and from submitting its form. Call before other key
 * listeners are registered; returns the remove function.
 */
export function guardComposedEnter(page: EventTarget): () => void {
  const guard = (event: Event): void => {
    if (!isComposedEnter(event as KeyboardEvent)) return
    event.stopImmediatePropagation()
    // Text areas keep the default: some input methods leave the line break to it.
    if (event.target instanceof HTMLInputElement) event.preventDefault()
  }
  page.addEventListener('keydown', guard, { capture: true })
  return () => page.removeEventListener('keydown', guard, { capture: true })
}
