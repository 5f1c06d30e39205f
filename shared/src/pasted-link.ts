/** Signs that programs and writers put around a link, and that then travel with it. */
const INVISIBLE = /[\s\p{Cc}\p{Cf}]/gu
const TRAILING = /[\s\p{Cc}\p{Cf}.,;:!?…)\]}>"'´`“”„‟‘’‚‛«»‹›*|\\/]+$/u

/** A path without what clings to its end, and without the spaces and invisible characters within it. */
export const tidyPath = (path: string): string => path.replace(INVISIBLE, '').replace(TRAILING, '')

/** The token within a text, 22 characters of base64url; the text itself where there is none. */
export function tokenIn(text: string): string {
  const [, token] = /^[^\w-]*([\w-]{22})(?![A-Za-z0-9])/.exec(text.replace(INVISIBLE, '')) ?? []
  return token ?? text
}

type Address = Readonly<Record<'pathname' | 'search' | 'hash', string>>

/** An address of the page without what clings to its path, its last value and its fragment. */
export function tidyAddress({ pathname, search, hash }: Address): string {
  const place = search.lastIndexOf('=') + 1
  const path = respelled(pathname, tidyPath).replace(/^\/*/, '/')
  return path + search.slice(0, place) + tidyEnd(search.slice(place)) + hash.slice(0, 1) + tidyEnd(hash.slice(1))
}

const tidyEnd = (text: string): string => respelled(text, (decoded) => decoded.replace(TRAILING, ''))

/** Only what has to change is spelled anew. */
function respelled(text: string, tidy: (decoded: string) => string): string {
  const decoded = decodedLink(text)
  const clean = tidy(decoded)
  return clean === decoded && soundlyDecoded(text) !== undefined
    ? text
    : clean.split('/').map(encodeURIComponent).join('/')
}

/** Percent signs that spell no character are left out: a link that was cut short may end within one. */
export function decodedLink(text: string): string {
  const repaired = () =>
    text.replace(/%([0-9a-f]{2})?/gi, (_, hex = '80') => {
      const code = Number.parseInt(hex, 16)
      return code < 0x80 ? String.fromCharCode(code) : ''
    })
  return soundlyDecoded(text) ?? repaired()
}

function soundlyDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
