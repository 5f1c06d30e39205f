/** Characters that programs and writers add around a link. */
const INVISIBLE = /[\s\p{Cc}\p{Cf}]/gu
const TRAILING = /[\s\p{Cc}\p{Cf}.,;:!?…)\]}>"'´`“”„‟‘’‚‛«»‹›*|\\/]+$/u

/** Removes spaces, invisible characters and trailing punctuation from a path. */
export const tidyPath = (path: string): string => path.replace(INVISIBLE, '').replace(TRAILING, '')

/** Returns the token in a text, 22 characters of base64url; the text itself when there is none. */
export function tokenIn(text: string): string {
  const [, token] = /^[^\w-]*([\w-]{22})(?![A-Za-z0-9])/.exec(text.replace(INVISIBLE, '')) ?? []
  return token ?? text
}

type Address = Readonly<Record<'pathname' | 'search' | 'hash', string>>

export function tidyAddress({ pathname, search, hash }: Address): string {
  const place = search.lastIndexOf('=') + 1
  const path = respelled(pathname, tidyPath).replace(/^\/*/, '/')
  return path + search.slice(0, place) + tidyEnd(search.slice(place)) + hash.slice(0, 1) + tidyEnd(hash.slice(1))
}

const tidyEnd = (text: string): string => respelled(text, (decoded) => decoded.replace(TRAILING, ''))

/** Re-encodes only what changes. */
function respelled(text: string, tidy: (decoded: string) => string): string {
  const decoded = decodedLink(text)
  const clean = tidy(decoded)
  return clean === decoded && soundlyDecoded(text) !== undefined
    ? text
    : clean.split('/').map(encodeURIComponent).join('/')
}

/** Decodes a link and drops invalid percent escapes, because a link may be cut off within one. */
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
