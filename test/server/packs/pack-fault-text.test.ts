import { textOfFile } from '@dryrun/client/lib/text-of-file.ts'
import { lookAtPack, readPackFile } from '@dryrun/server/packs/check-pack.ts'
import { formFaults } from '@dryrun/server/packs/fault-text.ts'
import { readPacks } from '@dryrun/server/packs/read-packs.ts'
import { encodingOf } from '@dryrun/shared/text-encoding.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { questionOf } from '../../support/domain/facts.ts'
import { packFile } from '../../support/http/own-packs.ts'
import { packFolder, packOf } from '../../support/http/pack-folder.ts'
import { fullQuestion } from '../../support/packs/full-question.ts'

const sound = packFile([questionOf('billing'), questionOf('feeds')])

const valueTexts = [
  ...[/^write (a|a whole) (text|number)$/, /^write true or false$/, /^write a list, each item/, /^write keys with/],
  ...[/^it is empty; write /, /^put quotes around it: "/, /^use at (least|most) [\d,]+ characters?$/],
  ...[/^write at (least|most) [\d,]+( items?)?$/, /^write ".*"$/, /^it has another form than packs have; see docs/],
  ...[
    /^use lower-case letters, digits and single hyphens$/,
    /^use a language tag such as "en"$/,
    /^".*" is used twice$/,
  ],
  ...[/^contains a character that cannot be stored$/, /^no part is called ".*"$/, /^".*" is a default dimension;/],
  ...[/^write a title that can be seen$/, /^write [\d, or]+$/, /^write year and month, such as "2026-11"$/],
  ...[/^use lower-case letters, digits and underscores$/, /^use lower-case letters, digits and hyphens, at most 40$/],
  ...[
    /^use at most \d+ words$/,
    /^it has \d+ words; use at most 120/,
    /^no (point|follow-up|red flag) is called ".*"$/,
  ],
  ...[/^no default dimension of this kind is called ".*"; they are /],
  ...[/^the plan has no phase ".*"; it has /, /^no row of the rubric is called ".*"; it has /],
  ...[/^the worksheet has no sum called ".*"$/, /^the formula gives [-\d.e+]+$/, /^".*" is neither an input nor an/],
  ...[/^the formula (ends too early|nests too deeply)$/, /^a closing bracket is missing in the formula$/],
  ...[/^".*" (is not expected|can’t be read) in the formula$/, /^the result is not a number; is there a division by/],
]
const forms = new Set<string>(Object.values(formFaults))
const isOurs = (reason: string): boolean => {
  const [, said = ''] = /^(?:question \d+:? ?)?.*? is wrong: (.*)$/s.exec(reason) ?? []
  if (said) return valueTexts.some((text) => text.test(said))
  return (
    forms.has(reason) ||
    / (is missing|is not known here; check its spelling(, or write "format: 2" at the top .*)?)$/.test(reason) ||
    others.test(reason)
  )
}
const others =
  /^(the tag .{0,40} is not allowed; packs are plain YAML|aliases are not allowed; write the text out|this key stands here twice; keys must be unique|this is no plain text; save the file as UTF-8 text, then try again)$/s

function expectAuthorsWords(text: string): void {
  const read = readPackFile(text)
  if (!('faults' in read)) return
  expect(read.faults.length).toBeGreaterThan(0)
  for (const { line, column, reason } of read.faults) {
    expect(isOurs(reason), `${line}:${column} ${reason}`).toBe(true)
    expect(Math.min(line, column)).toBeGreaterThanOrEqual(1)
    expect(line).toBeLessThanOrEqual(text.split(/\r\n?|\n/).length)
  }
}

const snippets = [
  ...['\t', '\r', '\r\n', '\n', '\ufeff', '\0', '\u0085', '\u2028', '\ufffd', '---\n', '...\n', '%YAML 1.1\n', '%X\n'],
  ...[
    '&a ',
    '*a',
    '!run ',
    '!!int ',
    '!!binary ',
    '!<x> ',
    '"',
    "'",
    '`',
    '@',
    '%',
    '|',
    '>',
    '|9\n',
    '? ',
    '- ',
    ': ',
  ],
  ...['{', '}', '[', ']', ',', '#', '<<: *a\n', 'yes', 'no', 'null', '~', '1_000', '0x1F', '.nan', '-.inf', '12:30:45'],
  ...['2026-01-01', 'true', '1e999', '\\q', '\\', '"\\x', 'title: ', 'questions:\n', '__proto__: 1\n', '? [a]\n: b\n'],
  ...[
    '[['.repeat(50),
    '{a: '.repeat(50),
    ' '.repeat(7),
    'x'.repeat(1_100),
    '&a &b c',
    '!a !b c',
    '1',
    '[]',
    '{}',
    '""',
  ],
]
const plainValues = ['2026', 'true', '~', '', '""']

/** Puts each value in the place of each value of the text. */
function expectWordsForEach(text: string, values: readonly string[]): void {
  const lines = text.split('\n')
  const key = /^(\s*(?:- )?[A-Za-z]+:) .*$/
  const places = lines.flatMap((line, index) => (key.test(line) ? values.map((value) => ({ line, index, value })) : []))
  expect(places.length).toBeGreaterThan(500)
  for (const { line, index, value } of places)
    expectAuthorsWords(
      lines
        .with(
          index,
          line.replace(key, (_, start: string) => `${start} ${value}`),
        )
        .join('\n'),
    )
}

/** An edit: position, deleted length, inserted text. */
const change = fc.tuple(fc.nat(sound.length), fc.oneof(fc.constant(0), fc.nat(40)), fc.constantFrom(...snippets))

it('[EG10] every fault of a pack is told in an author’s words and with its line, whatever is changed in the file', () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
      const text = changes.reduce((now, [at, gone, put]) => now.slice(0, at) + put + now.slice(at + gone), sound)
      expectAuthorsWords(text)
    }),
    { numRuns: 1_500 },
  )
}, 240_000)

it('[EG10] every fault of a pack is told in an author’s words and with its line, whatever value stands for another', () => {
  const single = packFile([questionOf('billing')])
  expectWordsForEach(single, [...plainValues, '[a]', '{ a: b }', '.nan', '"\\u200b"', 'x'.repeat(3_000), '12:30'])
}, 240_000)

it('[EG10] every fault of a pack is told in an author’s words and with its line, in every field of format 2', () => {
  expectWordsForEach(packFile([fullQuestion()]), ['~', '2026'])
}, 240_000)

const endings = { crlf: '\r\n', cr: '\r' }
it.each(Object.entries(endings))(
  '[EG11] a pack is the same in every encoding and with every line end: %s',
  (_, end) => {
    const [plain, other] = [readPackFile(sound), readPackFile(sound.replaceAll('\n', end))]
    expect(other).toEqual(plain)
    expect(readPackFile(`\ufeff${sound}`)).toEqual(plain)
    expect('pack' in plain).toBe(true)
    const broken = sound.replace('step: lead', 'step: show')
    expect(lookAtPack(broken.replaceAll('\n', end), 0).faults).toEqual(lookAtPack(broken, 0).faults)
  },
)

const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16()
const encodings: Readonly<Record<string, (text: string) => Buffer>> = {
  'UTF-8 with a mark': (text) => Buffer.from(`\ufeff${text}`),
  'UTF-16': (text) => Buffer.from(text, 'utf16le'),
  'UTF-16 with a mark': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16, big end first': (text) => swapped(Buffer.from(text, 'utf16le')),
  'UTF-16, big end first, with a mark': (text) => swapped(Buffer.from(`\ufeff${text}`, 'utf16le')),
}

it.each(Object.entries(encodings))(
  '[EG11] a pack is the same in every encoding and with every line end: %s',
  async (_, encode) => {
    const files = Object.entries(packOf([questionOf('orders')]))
    const folder = await packFolder({ small: Object.fromEntries(files.map(([name, text]) => [name, encode(text)])) })
    const plain = await readPacks(await packFolder({ small: Object.fromEntries(files) }))
    expect((await readPacks(folder)).map(({ pack }) => pack)).toEqual(plain.map(({ pack }) => pack))
    expect(readPackFile(await textOfFile(new Blob([new Uint8Array(encode(sound))])))).toEqual(readPackFile(sound))
  },
)

it('[EG12] a file in an encoding that is not known is refused with a sentence', async () => {
  const latin = Buffer.from(sound.replace('title: Mine', 'title: Übung'), 'latin1')
  await expect(textOfFile(new Blob([new Uint8Array(latin)]))).rejects.toThrow('Save it as UTF-8')
  expect(encodingOf(latin)).toBe('utf-8')
  const read = readPackFile(Buffer.from(sound, 'utf16le').toString('utf8'))
  expect('faults' in read && read.faults).toEqual([
    { line: 1, column: 1, reason: 'this is no plain text; save the file as UTF-8 text, then try again' },
  ])
})
