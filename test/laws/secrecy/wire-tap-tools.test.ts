import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { Command } from '@dryrun/shared/interview/commands.ts'
import { Question } from '@dryrun/shared/pack.ts'
import { describe, expect, it } from 'vitest'
import { questionOf } from '../../support/domain/facts.ts'
import { leavesOf } from '../../support/domain/schema-leaves.ts'
import { wholeInterview } from '../../support/domain/whole-interview.ts'
import { Aviary, canariesIn, isBound, PackParts } from '../../support/secrecy/canaries.ts'
import { decodings } from '../../support/secrecy/decodings.ts'
import { openings } from '../../support/secrecy/openings.ts'

const canary = 'zq0042x'
const foundIn = (sent: string | Uint8Array): string[] => decodings(sent).flatMap((each) => [...canariesIn(each)])
const escaped = (form: (code: string) => string) =>
  [...canary].map((letter) => form(letter.charCodeAt(0).toString(16))).join('')
const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64')
const amid = Buffer.from(`some words before ${canary} and others after it`)

const wrapped: Readonly<Record<string, string | Uint8Array>> = {
  'as it stands': `a ${canary} b`,
  'in capitals, as a page may show it': `a ${canary.toUpperCase()} b`,
  'escaped for JSON': `{"a":"${escaped((code) => `\\u00${code}`)}"}`,
  'escaped for a script': `"${escaped((code) => `\\x${code}`)}" "${escaped((code) => `\\u{${code}}`)}"`,
  'escaped for a page': escaped((code) => `&#x${code};`),
  'escaped for a page, in decimal': escaped((code) => `&#${Number.parseInt(code, 16)};`),
  'escaped for a URL': `/x?q=${escaped((code) => `%${code}`)}`,
  'in base64, at the first alignment': base64(`abc${canary}`),
  'in base64, at the second alignment': base64(`a${canary}`),
  'in base64, at the third alignment': base64(`ab${canary}`),
  'in base64 for a URL, joined to other words': `data:x;base64,abc${Buffer.from(canary).toString('base64url')}`,
  'in hexadecimal': amid.toString('hex'),
  'in hexadecimal, in capitals, after an odd digit': `A${amid.toString('hex').toUpperCase()}`,
  'in UTF-16, little end first': Buffer.from(`ab${canary}`, 'utf16le'),
  'in UTF-16, big end first': Buffer.from(`ab${canary}`, 'utf16le').swap16(),
  'in gzip': gzipSync(amid),
  'in gzip, cut short': gzipSync(Buffer.concat([amid, Buffer.from('x'.repeat(900))])).subarray(0, -8),
  'in zlib': deflateSync(amid),
  'in zlib, in the middle of a file': Buffer.concat([
    Buffer.from('PNG....IDAT'),
    deflateSync(amid),
    Buffer.from('end'),
  ]),
  'in zlib, as strongly as can be': deflateSync(amid, { level: 9 }),
  deflated: deflateRawSync(amid),
  'in brotli': brotliCompressSync(amid),
  'in gzip in base64 in JSON': JSON.stringify({ file: base64(gzipSync(amid)) }),
  'in zlib in base64': base64(deflateSync(amid)),
  'deflated in base64': base64(deflateRawSync(amid)),
  'in brotli in base64': `<svg>${base64(brotliCompressSync(amid))}</svg>`,
  'in base64 in base64': base64(base64(`a${canary}`)),
  'in base64 in a URL': encodeURIComponent(base64(JSON.stringify({ canary }))),
  'escaped for a URL in base64': base64(`%7A${canary.slice(1)}`),
  'in base64 in a URL in gzip': gzipSync(encodeURIComponent(base64(`ab${canary}`))),
}

describe('the search itself', () => {
  it.each(Object.entries(wrapped))(
    '[X11] the search for secrets finds a canary however it is wrapped: %s',
    (_, sent) => {
      expect(foundIn(sent)).toContain(canary)
    },
  )

  it('[X11] the search for secrets finds a canary however it is wrapped, and none where there is none', () => {
    for (const sent of ['', 'zq004', base64('nothing of the kind'), gzipSync('some words'), Buffer.alloc(1_000, 'x')])
      expect(foundIn(sent)).toEqual([])
  })
})

describe('what is searched for', () => {
  const isText = ([, { _zod }]: ReturnType<typeof leavesOf>[number]) => _zod.def.type === 'string'
  /** Excludes drawings, which everyone sees, and ids and phases, which have their own canaries. */
  const isWritten = (path: string) => !/^changeBoard|Id$|\.(dimension|phase|take)$| key$/.test(path)
  const inPacks = [...leavesOf(Question), ...leavesOf(PackParts)]
    .filter(isText)
    .map(([path]) => path)
    .filter((path) => !isBound(path))
  const inCommands = Command.options.flatMap(({ shape }) =>
    Object.entries(shape).flatMap(([key, field]) => leavesOf(field, `${shape.type.value}.${key}`)),
  )
  const written = inCommands
    .filter(isText)
    .map(([path]) => path)
    .filter(isWritten)

  it('[WT1] every text of a question, of what a pack tells and of a command has its canary and a word on who may read it', () => {
    expect(written.length).toBeGreaterThan(8)
    expect(Object.keys(openings).sort()).toEqual([...new Set([...inPacks, ...written])].sort())
    const aviary = new Aviary()
    aviary.question(0)
    aviary.packParts()
    wholeInterview([questionOf('orders'), questionOf('search')], (...place) => aviary.canary(...place))
    expect(new Set(aviary.canaries.map(({ field }) => field))).toEqual(new Set(Object.keys(openings)))
  })
})
