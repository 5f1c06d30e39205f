import { OpenRequest } from '@dryrun/shared/api/interviews.ts'
import { Command, Name, Tag } from '@dryrun/shared/interview/commands.ts'
import { asName } from '@dryrun/shared/interview/label.ts'
import { PackFile, Question } from '@dryrun/shared/pack.ts'
import { expect, it } from 'vitest'
import { questionOf } from '../support/domain/facts.ts'
import { openRequest } from '../support/http/open-request.ts'

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)
const disturbing = [
  ...[...range(1, 0x1f), ...range(0x7f, 0x9f), 0x2028, 0x2029],
  ...[...range(0x202a, 0x202e), ...range(0x2066, 0x2069)],
].map((code) => String.fromCodePoint(code))
const unseen = [
  '',
  ' \t\n',
  '\u200b',
  '\u200b\u200d\ufeff',
  '\u00ad',
  '\u2800',
  '\u3164\u115f',
  '\u00a0\u2003',
  '\u0301',
]
const names = [
  ...['Ada', 'Zoë', '李小龍', 'נועה', 'محمد', '👨‍👩‍👧', 'می‌خواهم', 'O’Brien, 2nd', '\u200fעדה\u200f', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
]
const reasonOf = (text: string) => Name.safeParse(text).error?.issues[0]?.message

const question = questionOf('orders')
const pack = { title: 'Small', summary: 'A pack', language: 'en', questions: [question] }
const phase = { id: 'intro', name: 'Intro', minutes: 2 }

/** Every schema of single-line text that others read, as a predicate. */
const doors: Readonly<Record<string, (text: string) => boolean>> = {
  name: (text) => Name.safeParse(text).success,
  title: (title) => OpenRequest.safeParse(openRequest({ title })).success,
  phase: (name) => OpenRequest.safeParse(openRequest({ plan: [{ ...phase, name }] })).success,
  tag: (tag) => Command.safeParse({ ...note, tags: [tag] }).success,
}
const note = { type: 'writeNote', round: 0, noteId: '00000000-0000-4000-8000-000000000001', text: 'a' }

it.each(Object.keys(doors))(
  '[EG1] a label has no line break, no control character and no mark that turns what follows: %s',
  (door) => {
    const takes = doors[door] as (text: string) => boolean
    expect(disturbing.filter((sign) => takes(`Ada${sign}Eve`))).toEqual([])
    expect(names.filter((name) => !takes(name))).toEqual([])
  },
)

it.each(Object.keys(doors))('[EG2] a label shows something to its readers: %s', (door) => {
  expect(unseen.filter(doors[door] as (text: string) => boolean)).toEqual([])
})

it('[EG2] a label shows something to its readers, and the field says what is missing', () => {
  expect(unseen.map(reasonOf)).toEqual(unseen.map(() => 'enter a name'))
  expect(reasonOf('Ada\u202eEve')).toBe('leave out line breaks and invisible control characters')
})

it('[EG3] a label has one spelling and an end in characters and bytes', () => {
  expect(Name.parse(' Zoe\u0308 \n')).toBe('Zo\u00eb')
  // NFC turns each of these characters into three.
  const longer = '\ufb2c'
  expect(Name.safeParse(longer.repeat(20)).success).toBe(true)
  expect(Name.safeParse(longer.repeat(21)).success).toBe(false)
  expect(Buffer.byteLength(Name.parse('\uffe6'.repeat(60)))).toBe(180)
  expect(Name.safeParse('\uffe6'.repeat(61)).success).toBe(false)
  expect(Tag.safeParse('x'.repeat(61)).success).toBe(false)
})

it('[EG4] a name from another service becomes a name here', () => {
  const given = [
    ...disturbing.map((sign) => `Ada${sign}`),
    ...unseen,
    ...names,
    'x'.repeat(500),
    `${'x'.repeat(59)}😀`,
    '\ud83d',
  ]
  for (const text of given) expect(Name.safeParse(asName(text, 'Guest')).success, JSON.stringify(text)).toBe(true)
  expect(asName('Ada\u202e Lovelace\n', 'Guest')).toBe('Ada  Lovelace')
  expect(asName('\u200b', 'Guest')).toBe('Guest')
})

it('[EG5] lines of packs lose their breaks, and titles of packs can be seen', () => {
  const { title } = PackFile.parse({ ...pack, title: 'One\ntwo\u202e' })
  expect(title).toBe('One two')
  expect(PackFile.safeParse({ ...pack, title: '\u200b' }).success).toBe(false)
  expect(PackFile.safeParse({ ...pack, questions: [{ ...question, title: '\u200b' }] }).success).toBe(false)
  // Questions of earlier versions parse regardless of their title.
  expect(Question.parse({ ...question, title: 'Old\u2028title' }).title).toBe('Old title')
  expect(Question.safeParse({ ...question, title: '\u200b' }).success).toBe(true)
})
