const DIGITS = /^[0-9A-Za-z]*$/
/** Below the smallest key there is no room for another one. */
const SMALLEST = `A${'0'.repeat(26)}`

/**
 * Whether a text is an order key that Excalidraw accepts: a head letter that says how many digits the integer part has,
 * those digits, and a fraction that does not end in 0. Source: the `fractional-indexing` package's key format.
 */
export function isFractionalIndex(key: string): boolean {
  const length = integerLength(key.charAt(0))
  if (!length || key.length < length || key === SMALLEST || !DIGITS.test(key)) return false
  return key.length === length || !key.endsWith('0')
}

/** Characters of the integer part, the head included; nothing when the head is no letter. */
function integerLength(head: string): number | undefined {
  if (/^[a-z]$/.test(head)) return head.charCodeAt(0) - 'a'.charCodeAt(0) + 2
  if (/^[A-Z]$/.test(head)) return 'Z'.charCodeAt(0) - head.charCodeAt(0) + 2
  return undefined
}
