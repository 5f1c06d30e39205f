const DIGITS = /^[0-9A-Za-z]*$/
/** Excalidraw refuses this key, because no key fits below it. */
const SMALLEST = `A${'0'.repeat(26)}`

/**
 * Whether Excalidraw accepts the order key: a head letter for the number of integer digits, those digits, and a
 * fraction without a final 0. Source: the key format of the `fractional-indexing` package.
 */
export function isFractionalIndex(key: string): boolean {
  const length = integerLength(key.charAt(0))
  if (!length || key.length < length || key === SMALLEST || !DIGITS.test(key)) return false
  return key.length === length || !key.endsWith('0')
}

/** Length of the integer part with its head; `undefined` when the head is no letter. */
function integerLength(head: string): number | undefined {
  if (/^[a-z]$/.test(head)) return head.charCodeAt(0) - 'a'.charCodeAt(0) + 2
  if (/^[A-Z]$/.test(head)) return 'Z'.charCodeAt(0) - head.charCodeAt(0) + 2
  return undefined
}
