type KeyPress = Pick<KeyboardEvent, 'key' | 'isComposing' | 'keyCode'>

/** The key code of a key that went to the input method. Safari sends Enter with it after the composition has ended. */
const FOR_INPUT_METHOD = 229

/** Whether this Enter confirms what an input method composes, and so must not submit anything. */
export const isComposedEnter = ({ key, isComposing, keyCode }: KeyPress): boolean =>
  key === 'Enter' && (isComposing || keyCode === FOR_INPUT_METHOD)

/**
 * Keeps an Enter that confirms a composition from every key handler of the page, and from submitting the form of its
 * field. Call it before anything else listens for keys; call the result to stop.
 */
export function guardComposedEnter(page: EventTarget): () => void {
  const guard = (event: Event): void => {
    if (!isComposedEnter(event as KeyboardEvent)) return
    event.stopImmediatePropagation()
    // A text area keeps its default: some input methods leave the line break to it.
    if (event.target instanceof HTMLInputElement) event.preventDefault()
  }
  page.addEventListener('keydown', guard, { capture: true })
  return () => page.removeEventListener('keydown', guard, { capture: true })
}
