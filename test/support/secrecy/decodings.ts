import { brotliDecompressSync, constants, inflateRawSync, inflateSync } from 'node:zlib'

/** Long enough to hold a canary, whatever it is joined with. */
const base64Run = /[A-Za-z0-9+/_-]{10,}/g
const hexRun = /(?:[0-9a-f]{2}){7,}/gi
const namedCharacter = /\\u[0-9a-f]{4}|\\u\{[0-9a-f]{1,6}\}|\\x[0-9a-f]{2}|&#x[0-9a-f]{1,6};|&#\d{1,7};/gi
const isPlain = /^[\x20-\x7e\s]*$/
/** What is wrapped is often wrapped once more: a compressed file inside a `data:` address inside a JSON text. */
const LAYERS = 3
/** A decoder that makes nonsense of a text can make more of it: beyond this it is no message any more. */
const MOST_CHARACTERS = 64 * 1024 * 1024

/**
 * What somebody was sent, as it may be meant: as it stands, with the characters resolved that are named for JSON, a script
 * or a page, with URL escapes, base64, hexadecimal and UTF-16 resolved, and inflated; each of these inside the others
 * as well. Bytes are looked at one by one, as characters of Latin-1.
 */
export function decodings(sent: string | Uint8Array): string[] {
  const text = typeof sent === 'string' ? sent : Buffer.from(sent).toString('latin1')
  const found = new Set([text])
  let layer = [text]
  for (let depth = 0; depth < LAYERS; depth++) {
    layer = layer.flatMap(decodedOnce).filter((each) => !found.has(each))
    for (const each of layer) found.add(each)
  }
  return [...found]
}

const decodedOnce = (text: string): string[] =>
  text.length > MOST_CHARACTERS
    ? []
    : [named, fromUrl, fromUtf16, fromHex, fromBase64, inflated].map((decode) => decode(text)).filter(Boolean)

/** Every decoder answers with nothing where there is nothing for it to do. */
const named = (text: string): string =>
  /\\[ux]|&#/i.test(text) ? text.replaceAll(namedCharacter, (name) => character(codeIn(name))) : ''

const codeIn = (name: string): number =>
  /^&#\d/.test(name) ? Number.parseInt(name.slice(2), 10) : Number.parseInt(name.replace(/^(\\u\{?|\\x|&#x)/i, ''), 16)

const character = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '')

const fromUrl = (text: string): string =>
  /%[0-9a-f]{2}/i.test(text)
    ? text.replaceAll(/%([0-9a-f]{2})/gi, (_, code) => character(Number.parseInt(code, 16)))
    : ''

/** Whichever byte comes first, every other one of a plain letter is zero. */
const fromUtf16 = (text: string): string => (text.includes('\0') ? text.replaceAll('\0', '') : '')

/** Read from each of two beginnings, of which one is right. */
const fromHex = (text: string): string =>
  [...text.matchAll(hexRun)]
    .flatMap(([run]) => [0, 1].map((from) => Buffer.from(run.slice(from), 'hex').toString('latin1')))
    .join('\n')

/** Each run is read from each of four beginnings: it may be the middle of something longer. */
function fromBase64(text: string): string {
  const runs = new Set(text.match(base64Run))
  return [...runs]
    .flatMap((run) => [...[0, 1, 2, 3].map((from) => bytesOf(run.slice(from))), ...unpacked(run)])
    .join('\n')
}

/** Names in a program are such runs as well; what is compressed looks like chance. */
const unpacked = (run: string): string[] =>
  run.length >= 12 && /[A-Z]/.test(run) && /[a-z]/.test(run) && /[0-9+/_-]/.test(run) ? inflatedWhole(bytesOf(run)) : []

const bytesOf = (run: string): string => Buffer.from(run, 'base64').toString('latin1')

/** How gzip and zlib begin, so that they are found in the middle of a file; the two others begin like anything. */
const gzip = '\x1f\x8b\x08'
const zlib = ['\x78\x01', '\x78\x5e', '\x78\x9c', '\x78\xda']

/** Everything compressed in it that begins with a known sign, and the whole, if that is compressed. */
function inflated(text: string): string {
  const inside = [gzip, ...zlib].flatMap((sign) =>
    placesOf(sign, text).map((at) => attempt(sign === gzip ? gunzip : inflate, text.slice(at))),
  )
  return [...inside, ...inflatedWhole(text)].filter(Boolean).join('\n')
}

/** What is compressed looks like chance: a text of printable letters alone is not. */
const inflatedWhole = (text: string): string[] =>
  isPlain.test(text) ? [] : [attempt(inflateRaw, text), attempt(unbrotli, text)]

function placesOf(sign: string, text: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) places.push(at)
  return places
}

/** A message may be cut, or followed by other things: what could be read of it counts. */
const options = { maxOutputLength: MOST_CHARACTERS, finishFlush: constants.Z_SYNC_FLUSH }
/** The library's own insists on the end of the file; what stands between the beginning and the data are names. */
function gunzip(bytes: Buffer): Buffer {
  const flags = bytes[3] ?? 0
  let at = 10
  if (flags & 4) at += 2 + bytes.readUInt16LE(at)
  for (const name of [8, 16]) if (flags & name) at = bytes.indexOf(0, at) + 1
  return inflateRaw(bytes.subarray(flags & 2 ? at + 2 : at))
}
const inflate = (bytes: Buffer) => inflateSync(bytes, options)
const inflateRaw = (bytes: Buffer) => inflateRawSync(bytes, options)
const unbrotli = (bytes: Buffer) =>
  brotliDecompressSync(bytes, { ...options, finishFlush: constants.BROTLI_OPERATION_FLUSH })

/** Nearly every attempt fails, and telling where costs more than trying: so that is not told. */
function attempt(decompress: (bytes: Buffer) => Buffer, text: string): string {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  try {
    return decompress(Buffer.from(text, 'latin1')).toString('latin1')
  } catch {
    return ''
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}
