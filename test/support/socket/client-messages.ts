/** Replaces a message by itself, several, or none. `text` is its unmasked text. */
export type Meddler = (message: Buffer, text: string) => readonly Buffer[]

const TEXT = 1

/**
 * Splits a client's bytes into the upgrade request and whole messages. Our clients send single text frames; other bytes
 * pass unchanged.
 */
export class ClientMessages {
  readonly #meddle: Meddler
  #rest: Buffer = Buffer.alloc(0)
  #isOpen = false

  constructor(meddle: Meddler) {
    this.#meddle = meddle
  }

  take(bytes: Buffer): Buffer[] {
    this.#rest = Buffer.concat([this.#rest, bytes])
    const out: Buffer[] = []
    for (let next = this.#next(); next; next = this.#next()) out.push(...next)
    return out
  }

  #next(): readonly Buffer[] | undefined {
    const length = this.#isOpen ? frameLength(this.#rest) : headLength(this.#rest)
    if (length === 0 || this.#rest.length < length) return undefined
    const part = this.#rest.subarray(0, length)
    this.#rest = this.#rest.subarray(length)
    const isMessage = this.#isOpen && ((part[0] ?? 0) & 0x0f) === TEXT
    this.#isOpen = true
    return isMessage ? this.#meddle(part, textOf(part)) : [part]
  }
}

/** 0 while unknown. */
const headLength = (bytes: Buffer): number => {
  const end = bytes.indexOf('\r\n\r\n')
  return end < 0 ? 0 : end + 4
}

function frameLength(bytes: Buffer): number {
  if (bytes.length < 2) return 0
  const extended = extendedLength(bytes)
  if (bytes.length < 2 + extended) return 0
  return 2 + extended + 4 + payloadLength(bytes, extended)
}

function extendedLength(bytes: Buffer): number {
  const short = (bytes[1] ?? 0) & 0x7f
  return short === 126 ? 2 : short === 127 ? 8 : 0
}

function payloadLength(bytes: Buffer, extended: number): number {
  if (extended === 2) return bytes.readUInt16BE(2)
  return extended === 8 ? Number(bytes.readBigUInt64BE(2)) : (bytes[1] ?? 0) & 0x7f
}

/** Clients mask their frames. */
function textOf(frame: Buffer): string {
  const start = 2 + extendedLength(frame)
  const mask = frame.subarray(start, start + 4)
  return Buffer.from(frame.subarray(start + 4).map((byte, index) => byte ^ (mask[index % 4] ?? 0))).toString()
}
