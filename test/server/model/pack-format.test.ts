import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lookAtPack, readPackFile } from '@dryrun/server/packs/check-pack.ts'
import { exportPack } from '@dryrun/server/packs/export-pack.ts'
import { Question1 } from '@dryrun/server/packs/format/format-1.ts'
import { upgradeQuestion } from '@dryrun/server/packs/format/upgrade.ts'
import { folderWarnings } from '@dryrun/server/packs/gaps/folder-warnings.ts'
import { summaryOf } from '@dryrun/server/packs/pack-summary.ts'
import { readPack } from '@dryrun/server/packs/read-pack.ts'
import { Question } from '@dryrun/shared/pack.ts'
import { describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { lineOf, packFolder } from '../../support/http/pack-folder.ts'
import { writtenInFormat1 } from '../../support/packs/format-1-question.ts'
import { fullPack, fullQuestion } from '../../support/packs/full-question.ts'
import { canariesIn, filledQuestion } from '../../support/secrecy/canaries.ts'

const november = new Date('2026-11-30T00:00:00Z')
const cover = { title: 'Mine', summary: 'What I ask.', language: 'en' }

const ofFormat1 = (question: object = writtenInFormat1): string =>
  `# Written by hand.\n${stringify({ ...cover, questions: [question] }).replace('- 1 ms', '- 1 ms # a figure')}`
const ofFormat2 = (question: object, more: object = {}): string =>
  stringify({ ...cover, format: 2, ...more, questions: [question] })

const faultsOf = (text: string): string[] => {
  const read = readPackFile(text)
  return 'faults' in read ? read.faults.map(({ line, reason }) => `${line} ${reason}`) : []
}

describe('a pack of format 1', () => {
  it('[P37] a pack of format 1 is upgraded when it is read: every text stays, and nothing of what is new is made up', () => {
    const read = readPackFile(ofFormat1())
    const [question] = 'pack' in read ? read.pack.questions : []
    expect(question).toEqual(upgradeQuestion(Question1.parse(writtenInFormat1)))
    expect(question).toEqual(Question.parse(writtenInFormat1))
    expect(question?.script.points[0]?.figures).toEqual([{ value: '1 ms' }])
    expect(question?.criteria[0]?.anchors).toEqual([['a'], ['b'], ['c'], ['d']])
    const { facts, examples, runCard, worksheet, referenceBoard } = question?.script ?? {}
    expect([facts, examples, runCard, worksheet, referenceBoard]).toEqual([[], [], undefined, undefined, undefined])
  })

  it('[P38] a pack of format 1 says by its line what belongs to format 2, and what to write for it', () => {
    const text = ofFormat1({ ...writtenInFormat1, script: { ...writtenInFormat1.script, facts: [] } })
    const remedy = 'check its spelling, or write "format: 2" at the top of the pack for the fields of format 2'
    expect(faultsOf(text)).toEqual([`${lineOf(text, 'facts:')} question 1: script.facts is not known here; ${remedy}`])
    expect(faultsOf(ofFormat1().replace('language: en', 'language: en\nformat: 3'))).toEqual(
      expect.arrayContaining([expect.stringMatching(/^5 format is wrong: write 2$/)]),
    )
    expect(faultsOf(ofFormat1().replace('language: en', 'language: en\nformat: 1'))).toEqual([])
  })

  it('[P39] a pack of format 1 gets no suggestions, since it has no place for what they ask', () => {
    expect(lookAtPack(ofFormat1(), 0, november).warnings).toEqual([])
  })

  it('[PB21] a pack of format 1 is exported as format 2 with its comments, and has the same questions there', () => {
    const exported = exportPack(ofFormat1())
    expect(parse(exported)).toMatchObject({ format: 2 })
    expect(exported).toContain('# Written by hand.')
    expect(exported).toContain('# a figure')
    const [before, after] = [readPackFile(ofFormat1()), readPackFile(exported)]
    expect('pack' in after && after.pack).toEqual('pack' in before && before.pack)
    expect(exportPack(exported)).toBe(exported)
    const broken = ofFormat1().replace('kind: discussion', 'kind: puzzle')
    expect(exportPack(broken)).toBe(broken)
    expect(exportPack('title: "half')).toBe('title: "half')
  })
})

/** The reasons of the suggestions for a question, each after its line. */
const suggestedFor = (question: object, now = november): string[] =>
  lookAtPack(ofFormat2(question), 0, now).warnings.map(({ line, reason }) => `${line} ${reason}`)
const withScript = (more: object) => ({ ...fullQuestion(), script: { ...fullQuestion().script, ...more } })

describe('what a pack of format 2 lacks', () => {
  it('[P40] a full pack lacks nothing', async () => {
    expect(folderWarnings(await readPack(fullPack), november)).toEqual([])
  })

  const { points, followUps, examples } = fullQuestion().script
  const [first, ...others] = points
  const gaps: readonly (readonly [what: string, question: object, reason: RegExp])[] = [
    ['a run card', withScript({ runCard: undefined }), /script\.runCard: there is no run card/],
    ['facts', withScript({ facts: [] }), /script\.facts: write at least 3 facts/],
    ['a reference board', withScript({ referenceBoard: undefined }), /script\.referenceBoard: there is no/],
    ['an example', withScript({ examples: examples.slice(1) }), /no example answers for requirements$/],
    [
      'a row for its drills',
      { ...fullQuestion(), study: [...fullQuestion().study, { dimension: 'framing', drill: 'x' }] },
      /study\.2\.dimension: "framing" is no row/,
    ],
    ['a phase', withScript({ points: [{ ...first, phase: undefined }, ...others] }), /points\.0: write its phase$/],
    [
      'checks',
      withScript({ followUps: [{ ...followUps[0], checks: [] }, ...followUps.slice(1)] }),
      /write 4 to 6 checks/,
    ],
    [
      'musts',
      withScript({ points: points.map((point) => ({ ...point, priority: 'should' })) }),
      /which points are musts/,
    ],
    ['time', withScript({ points: [{ ...first, minutes: 13 }, ...others] }), /"high-level" need 13 of its 12 minutes/],
    ['one question', withScript({ curveball: { ask: 'Why? How? When?', listenFor: 'x' } }), /stacks several questions/],
    [
      'parts',
      {
        ...fullQuestion(),
        criteria: [{ ...fullQuestion().criteria[0], anchors: [['a'], ['b', 'c'], ['d'], ['e', 'f']] }],
      },
      /criteria\.0\.anchors\.0: split this anchor/,
    ],
  ]

  it.each(gaps)(
    '[P41] the author is told with the line what the full form needs, and may publish without: %s',
    (_, question, reason) => {
      const text = ofFormat2(question)
      const { faults, warnings } = lookAtPack(text, 0, november)
      expect(faults).toEqual([])
      const found = warnings.filter(({ reason: said }) => reason.test(said))
      expect(found).toHaveLength(1)
      expect(found[0]?.line).toBeGreaterThan(lineOf(text, 'questions:'))
    },
  )

  it('[P42] a figure without its month or source is named, and so is one last checked more than nine months ago', () => {
    const figure = (more: object) => withScript({ figures: [{ value: '15 minutes', meaning: 'The limit.', ...more }] })
    const aboutFigures = (more: object, now?: string) =>
      suggestedFor(figure(more), now ? new Date(now) : november).filter((said) => said.includes('script.figures.0'))
    expect(aboutFigures({})).toEqual([expect.stringMatching(/this figure has no asOf and no source$/)])
    expect(aboutFigures({ asOf: '2026-11' })).toEqual([expect.stringMatching(/has no source$/)])
    const dated = { asOf: '2026-11', source: 'the price list' }
    expect(aboutFigures(dated, '2027-08-31T23:00:00Z')).toEqual([])
    expect(aboutFigures(dated, '2027-09-01T00:00:00Z')).toEqual([expect.stringMatching(/last checked 10 months ago/)])
    expect(aboutFigures(dated, '2026-10-31T00:00:00Z')).toEqual([expect.stringMatching(/is in the future$/)])
    expect(aboutFigures({ source: 'sum: peak' }, '2040-01-01T00:00:00Z')).toEqual([])
  })

  it('[P43] a reading of a transcript fits the rubric of its question', async () => {
    const text = readFileSync(join(fullPack, 'pack.yaml'), 'utf8')
    const question = readFileSync(join(fullPack, 'webhook-delivery.yaml'), 'utf8')
    const gapsIn = async (from: string, to: string) => {
      const files = { 'pack.yaml': text.replace(from, to), 'webhook-delivery.yaml': question }
      const read = await readPack(join(await packFolder({ full: files }), 'full'))
      expect(read.faults).toEqual([])
      return folderWarnings(read, november).map(({ reason }) => reason.replace(/^.*: /, ''))
    }
    const row = '{ dimension: estimation, seen: [[], [1], [1, 2, 3], [1]] }'
    expect(await gapsIn(row, '{ dimension: framing, seen: [[], [], [], []] }')).toEqual([
      'no reading of estimation',
      'no row of the rubric is called "framing"',
    ])
    expect(await gapsIn(row, row.replace('[1]]', '[4]]'))).toEqual(['a part of that number does not exist'])
    const overruled = row.replace(' }', ', level: 1 }')
    expect(await gapsIn(row, overruled)).toEqual(['say in "because" why the computed level is overruled'])
    expect(await gapsIn(row, overruled.replace(' }', ', because: x }'))).toEqual([])
  })
})

it('[P7] what anyone may see of a pack holds nothing of a prompt, a script or a rubric', () => {
  let count = 0
  const publicFields = /^(id|title|topics\[\])$/
  const isPublic = new Map<string, boolean>()
  const question = filledQuestion((field) => {
    const text = `zq${String(count++).padStart(4, '0')}x`
    isPublic.set(text, publicFields.test(field))
    return text
  })
  const pack = { ...cover, id: 'own', version: 1, format: 2 as const, equivalents: [], transcripts: [] }
  const seen = canariesIn(JSON.stringify(summaryOf({ ...pack, questions: [question] })))
  expect([...seen].filter((text) => !isPublic.get(text))).toEqual([])
  expect(seen.size).toBe([...isPublic.values()].filter(Boolean).length)
})
