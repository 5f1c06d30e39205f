/** Long enough to hold a canary, whatever it is joined with. */
const base64Run = /[A-Za-z0-9+/_-]{10,}/g
const escapedCharacter = /\\u([0-9a-fA-F]{4})/g

/**
 * A text as it may be meant: as it stands, with its JSON escapes, its URL escapes and its base64 resolved, and each of
 * these once more, because what is wrapped is often wrapped twice.
 */
export function decodings(text: string): string[] {
  const once = decodedOnce(text)
  return [text, ...once, ...once.flatMap(decodedOnce)]
}

const decodedOnce = (text: string): string[] =>
  [fromJson(text), fromUrl(text), fromBase64(text)].filter((decoded) => decoded !== text && decoded !== '')

const fromJson = (text: string): string =>
  text.replaceAll(escapedCharacter, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

const fromUrl = (text: string): string =>
  text.replaceAll(/%([0-9a-fA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

/** Each run is read from each of four beginnings: it may be the middle of something longer. */
const fromBase64 = (text: string): string =>
  [...text.matchAll(base64Run)]
    .flatMap(([run]) => [0, 1, 2, 3].map((from) => Buffer.from(run.slice(from), 'base64').toString('latin1')))
    .join('\n')
