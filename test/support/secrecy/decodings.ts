import { brotliDecompressSync, constants, inflateRawSync, inflateSync } from 'node:zlib'

/** Long enough for a canary in any surroundings. */
const base64Run = /[A-Za-z0-9+/_-]{10,}/g
const hexRun = /(?:[0-9a-f]{2}){7,}/gi
const namedCharacter = /\\u[0-9a-f]{4}|\\u\{[0-9a-f]{1,6}\}|\\x[0-9a-f]{2}|&#x[0-9a-f]{1,6};|&#\d{1,7};/gi
const isPlain = /^[\x20-\x7e\s]*$/
/** Encodings nest, such as a gzip file within a `data:` URL within JSON. */
const LAYERS = 3
/** Nonsense can grow with each decoder; beyond this it is no message. */
const MOST_CHARACTERS = 64 * 1024 * 1024

/**
 * Every reading of a message: as it is, with JSON, script and HTML escapes, URL escapes, base64, hexadecimal and UTF-16
 * decoded, inflated, and each of these within the others. Bytes read as Latin-1.
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

/** Each decoder returns an empty text where it has nothing to do. */
const named = (text: string): string =>
  /\\[ux]|&#/i.test(text) ? text.replaceAll(namedCharacter, (name) => character(codeIn(name))) : ''

const codeIn = (name: string): number =>
  /^&#\d/.test(name) ? Number.parseInt(name.slice(2), 10) : Number.parseInt(name.replace(/^(\\u\{?|\\x|&#x)/i, ''), 16)

const character = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '')

const fromUrl = (text: string): string =>
  /%[0-9a-f]{2}/i.test(text)
    ? text.replaceAll(/%([0-9a-f]{2})/gi, (_, code) => character(Number.parseInt(code, 16)))
    : ''

/** In either byte order, every other byte of a plain letter is zero. */
const fromUtf16 = (text: string): string => (text.includes('\0') ? text.replaceAll('\0', '') : '')

const fromHex = (text: string): string =>
  [...text.matchAll(hexRun)]
    .flatMap(([run]) => [0, 1].map((from) => Buffer.from(run.slice(from), 'hex').toString('latin1')))
    .join('\n')

/** Reads each run at all four alignments, since it may be the middle of a longer one. */
function fromBase64(text: string): string {
  const runs = new Set(text.match(base64Run))
  return [...runs]
    .flatMap((run) => [...[0, 1, 2, 3].map((from) => bytesOf(run.slice(from))), ...unpacked(run)])
    .join('\n')
}

/** Identifiers match as runs too; compressed data looks random. */
const unpacked = (run: string): string[] =>
  run.length >= 12 && /[A-Z]/.test(run) && /[a-z]/.test(run) && /[0-9+/_-]/.test(run) ? inflatedWhole(bytesOf(run)) : []

const bytesOf = (run: string): string => Buffer.from(run, 'base64').toString('latin1')

/** The magic bytes of gzip and zlib, found anywhere; raw deflate and Brotli have none. */
const gzip = '\x1f\x8b\x08'
const zlib = ['\x78\x01', '\x78\x5e', '\x78\x9c', '\x78\xda']

function inflated(text: string): string {
  const inside = [gzip, ...zlib].flatMap((sign) =>
    placesOf(sign, text).map((at) => attempt(sign === gzip ? gunzip : inflate, text.slice(at))),
  )
  return [...inside, ...inflatedWhole(text)].filter(Boolean).join('\n')
}

/** Compressed data is never printable letters alone. */
const inflatedWhole = (text: string): string[] =>
  isPlain.test(text) ? [] : [attempt(inflateRaw, text), attempt(unbrotli, text)]

function placesOf(sign: string, text: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) places.push(at)
  return places
}

/** Returns what it could read of a message that is cut or followed by others. */
const options = { maxOutputLength: MOST_CHARACTERS, finishFlush: constants.Z_SYNC_FLUSH }
/** Skips the header by hand, since Node's `gunzip` insists on the end of the file. */
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

/** Nearly every attempt fails, and the stack traces cost more than the attempts, so they are off. */
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
