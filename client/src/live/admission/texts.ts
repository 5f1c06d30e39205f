/** Longest text of one element, in UTF-16 units. */
export const MOST_TEXT = 10_000

type Texts = Readonly<{ text: string; originalText: string }>

/** Removes zero characters and replaces lone surrogates, which Postgres can't store. */
export const storable = (text: string): string => text.replaceAll('\0', '').replace(/\p{Cs}/gu, '\uFFFD')

/**
 * Cuts a text to its limit; `rest` is the cut-off part, empty when everything fits. `text` is `originalText` with the
 * canvas's line breaks, so both end after the same visible character.
 */
export function shortenedText({ text, originalText }: Texts): Texts & Readonly<{ rest: string }> {
  if (text.length <= MOST_TEXT && originalText.length <= MOST_TEXT) return { text, originalText, rest: '' }
  const visible = Math.min(visibleIn(text, MOST_TEXT), visibleIn(originalText, MOST_TEXT))
  const end = endOf(originalText, visible)
  return {
    text: text.slice(0, endOf(text, visible)),
    originalText: originalText.slice(0, end),
    rest: originalText.slice(end),
  }
}

const isSpace = (unit: string | undefined): boolean => unit === undefined || /\s/.test(unit)

/** Counts the visible units in the first `length` units; half a surrogate pair does not count. */
function visibleIn(text: string, length: number): number {
  const end = /[\uD800-\uDBFF]/.test(text[length - 1] ?? '') ? length - 1 : length
  let count = 0
  for (let at = 0; at < Math.min(end, text.length); at++) if (!isSpace(text[at])) count++
  return count
}

function endOf(text: string, visible: number): number {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    if (count === visible) return at
    if (!isSpace(text[at])) count++
  }
  return text.length
}
