import { newPack } from '@dryrun/client/packs/new-pack.ts'
import { lookAtPack, readPackFile } from '@dryrun/server/packs/check-pack.ts'
import { PackChecker } from '@dryrun/server/packs/pack-checker.ts'
import { titleIn } from '@dryrun/server/packs/title-in.ts'
import { afterAll, describe, expect, it } from 'vitest'
import { questionOf } from '../../support/domain/facts.ts'
import { packFile } from '../../support/http/own-packs.ts'
import { lineOf } from '../../support/http/pack-folder.ts'

const sound = packFile([questionOf('billing'), questionOf('feeds')])

/** Each fault as `line reason`. Throws when the text has none. */
function faultsOf(text: string): string[] {
  const read = readPackFile(text)
  if (!('faults' in read)) throw new Error('no fault was found')
  return read.faults.map(({ line, reason }) => `${line} ${reason}`)
}

const broken: [what: string, from: string, to: string, reason: string, at?: string][] = [
  ['a field that is missing', 'language: en\n', '', 'language is missing', 'title: Mine'],
  ['an id of its own', 'language: en', 'language: en\nid: mine', 'id is not known here', 'id: mine'],
  ['a version of its own', 'language: en', 'language: en\nversion: 3', 'version is not known here', 'version: 3'],
  ['a fault deep in a question', 'step: lead', 'step: show', 'question 1: script.hints.1.step is wrong'],
  ['a question that comes twice', 'id: feeds', 'id:  billing', 'question 2: id is wrong: "billing" is used twice'],
  ['a key given twice', 'language: en', 'language: en\nlanguage: de', 'this key stands here twice', 'language: de'],
  ['an alias', 'language: en', 'language: &l en\nid: *l', 'aliases are not allowed', 'id: *l'],
  ['a tag', 'language: en', 'language: !run en', 'the tag !run is not allowed'],
  ['a second document', 'summary:', '--- # again\nsummary:', 'a file holds one pack', '--- # again'],
  ['no list', 'questions:\n', 'questions: none\nothers:\n', 'questions is wrong', 'questions: none'],
]

describe('[PB9] every fault of a pack in one file is named with its line and its reason', () => {
  for (const [what, from, to, reason, at] of broken)
    it(what, () => {
      const text = sound.replace(from, to)
      const line = lineOf(text, at ?? to)
      expect(
        faultsOf(text).filter((fault) => fault.startsWith(`${line} ${reason}`)),
        faultsOf(text).join('\n'),
      ).toHaveLength(1)
    })

  it('in the order of the lines, and of a great many the first two hundred with the number of the rest', () => {
    const unknown = Array.from({ length: 5_000 }, (_, n) => `key${n}: 1`).join('\n')
    const read = readPackFile(`${sound}${unknown}`)
    const { faults, more } = 'faults' in read ? read : { faults: [], more: 0 }
    expect([faults.length, more]).toEqual([200, 4_800])
    expect(faults.map(({ line }) => line)).toEqual(faults.map(({ line }) => line).toSorted((a, b) => a - b))
  })
})

it('[PB28] a fault names the path of its value, and one of the text as a whole names none', () => {
  const pathsIn = (text: string) => lookAtPack(text, 0).faults.map(({ path }) => path)
  expect(pathsIn(sound.replace('step: lead', 'step: show'))).toEqual(['questions.0.script.hints.1.step'])
  expect(pathsIn(sound.replace('language: en\n', ''))).toEqual(['language'])
  expect(pathsIn(sound.replace('id: feeds', 'id:  billing'))).toEqual(['questions.1.id'])
  expect(pathsIn(sound.replace('kind: design', 'kind: design\n    level: mid'))).toEqual(['questions.0.level'])
  expect(pathsIn('title: "half')).toEqual([undefined])
})

describe('[PB10] a text that was made to do harm is refused, and holds nobody up', () => {
  const checker = new PackChecker()
  afterAll(() => checker.close())
  const bomb = Array.from({ length: 30 }, (_, n) => `k${n}: &a${n} [${n ? `*a${n - 1}, `.repeat(9) : 'x'}]`).join('\n')
  const harmful: [what: string, text: string][] = [
    ['lists in lists', `title: ${'['.repeat(100_000)}`],
    ['keys in keys', '? '.repeat(50_000)],
    ['maps in maps', Array.from({ length: 2_000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
    ['aliases that unfold', bomb],
    ['a prototype', '__proto__: { title: x }\nconstructor: 1'],
    ['nothing', ''],
    ['no map', '- 1'],
    ['a number', '1e999'],
  ]

  it.each(harmful)('%s', async (_what, text) => {
    // Deep nesting may crash the parser's worker.
    const told = { faults: [{ line: 1, column: 1, reason: 'it could not be read' }], preview: null }
    const read = await checker.read(text, 'ada').catch(() => told)
    expect('faults' in read && read.faults.length).toBeGreaterThan(0)
    expect((await checker.look(text, 0, 'ada').catch(() => told)).preview).toBeNull()
    expect(await checker.export(text, 'ada')).toBe(text)
    expect(await checker.read(sound, 'ada')).toHaveProperty('pack')
  })

  it('a process that ends over a text is followed by another', async () => {
    const end = new PackChecker()
    const reading = end.read(sound, 'ada')
    await new Promise(setImmediate)
    end.close()
    await expect(reading).rejects.toThrow('can’t be read')
    expect(await end.read(sound, 'ada')).toHaveProperty('pack')
    end.close()
  })
})

it('[PB11] a pack is the same one whatever its comments, its layout and the order of its keys', () => {
  const hashIn = (text: string) => {
    const read = readPackFile(text)
    return 'hash' in read ? read.hash : read
  }
  const moved = `language: en\n${sound.replace('language: en\n', '')}# last`
  expect(hashIn(moved)).toBe(hashIn(sound))
  expect(hashIn(sound.replace('What I ask.', 'What I wonder.'))).not.toBe(hashIn(sound))
})

it('[PB12] a question is shown as it will be seen, or not at all while it has a fault', () => {
  const [first, second] = [questionOf('billing'), questionOf('feeds')]
  const look = lookAtPack(sound.replace('About feeds', '""'), 0)
  expect(look.preview).toMatchObject({ question: { index: 0, prompt: first.prompt, script: first.script } })
  expect(look.preview?.question.rubric.map(({ id }) => id)).toContain('own-billing')
  expect(look.preview).toMatchObject({ study: first.study, startingBoard: first.startingBoard })
  expect(lookAtPack(sound.replace('About feeds', '""'), 1).preview).toBeNull()
  expect(look.questions.map(({ line, isSound }) => [line, isSound])).toEqual([
    [lineOf(sound, 'id: billing'), true],
    [lineOf(sound, 'id: feeds'), false],
  ])
  expect(lookAtPack(sound, 1).preview?.question.prompt).toBe(second.prompt)
  expect(look.preview?.equivalents).toEqual([])
})

it('[P56] the preview has the equivalents of the pack, without those that have a fault', () => {
  const both = ['queue', 'stream'].map((id) => ({
    id,
    job: `A ${id}`,
    names: [
      { where: 'AWS', name: 'SQS' },
      { where: 'Azure', name: 'Service Bus' },
    ],
  }))
  const text = packFile([questionOf('billing')], 'Mine', { equivalents: both })
  expect(lookAtPack(text, 0).preview?.equivalents).toEqual(both)
  expect(lookAtPack(text.replace('A stream', '""'), 0).preview?.equivalents).toEqual(both.slice(0, 1))
  expect(lookAtPack(text.replace('equivalents:', 'equivalents: none\nothers:'), 0).preview?.equivalents).toEqual([])
})

it.each([
  ['title: Mine', 'Mine'],
  ['# a\nsummary: b\ntitle: "Mine, again"  # really', 'Mine, again'],
  ['title: >-\n  Mine,\n  folded', 'Mine,'],
  ['summary: none', 'Pack without a title'],
  ['title:', 'Pack without a title'],
  [`title: ${'x'.repeat(500)}`, 'x'.repeat(160)],
])('[PB13] a draft is listed by its title, whatever else is wrong with it: %s', (text, title) => {
  expect(titleIn(text)).toBe(title)
})

it('[PB18] the template of a new pack has no fault, with the criteria that it only mentions too', () => {
  expect(readPackFile(newPack)).toHaveProperty('pack')
  const whole = newPack.replace(/^ {4}# (criteria:| {2}.*)$/gm, '    $1')
  const read = readPackFile(whole)
  expect('pack' in read && read.pack.questions[0]?.criteria.map(({ id }) => id)).toEqual(['two-paths'])
})
