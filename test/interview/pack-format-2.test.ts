import { Pack, Question } from '@dryrun/shared/pack.ts'
import { describe, expect, it } from 'vitest'
import { questionOf } from '../support/domain/facts.ts'
import { fullQuestion } from '../support/packs/full-question.ts'

type Written = Record<string, unknown>

/** The full question with one field replaced, or left out where the value is undefined. */
function changed(path: string, value: unknown): unknown {
  const question = fullQuestion() as unknown as Written
  const keys = path.split('.')
  const last = keys.pop() as string
  const parent = keys.reduce((each, key) => each[key] as Written, question)
  if (value === undefined) delete parent[last]
  else parent[last] = value
  return question
}

const faultsOf = (question: unknown): string[] => {
  const parsed = Question.safeParse(question)
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
}

const words = (count: number): string => Array.from({ length: count }, (_, n) => `w${n}`).join(' ')
const many = (count: number, item: (n: number) => unknown): unknown[] =>
  Array.from({ length: count }, (_, n) => item(n))
const check = (n: number) => ({ id: `c${n}`, check: 'Says it', level: 'mid' })
const fact = (n: number) => ({ id: `a${n}`, ask: 'How many?', tell: 'Ten.' })
const branch = { ifTheySay: 'Yes', ask: 'Why?' }
const misquote = { says: 'Always', right: 'Often', because: 'It depends.' }
const input = (n: number) => ({ name: `i${n}`, label: 'Input', value: 1 })
const sum = (n: number) => ({ name: `s${n}`, label: 'Sum', formula: 'i0', result: 1, decides: 'It.' })
const example = { dimension: 'deep-dive', strong: { answer: 'a', score: 4 }, weak: { answer: 'b', score: 1 } }
const pad = (n: number) => ({ id: `p${n}`, title: 'Pad', text: 'x' })
const phase = (n: number) => ({ id: `p${n}`, name: 'Phase', minutes: 1 })
const bare = { ...questionOf('orders'), plan: undefined }

/** A field, its largest value, and one beyond. */
const edges: readonly (readonly [path: string, most: unknown, beyond: unknown])[] = [
  ['script.facts', many(15, fact), many(16, fact)],
  ['script.facts.0.tell', 'x'.repeat(600), 'x'.repeat(601)],
  ['script.facts.0.ask', 'x'.repeat(160), 'x'.repeat(161)],
  ['script.points.0.checks', many(6, check), many(7, check)],
  ['script.followUps.0.checks', many(6, check), many(7, check)],
  ['script.followUps.0.checks.0.check', words(9), words(10)],
  ['script.points.0.branches', many(4, () => branch), many(5, () => branch)],
  ['script.redFlags.0.branches', many(4, () => branch), many(5, () => branch)],
  ['script.points.0.misquotes', many(6, () => misquote), many(7, () => misquote)],
  ['script.points.0.minutes', 20, 20.5],
  ['script.points.0.figures.0.source', 'x'.repeat(300), 'x'.repeat(301)],
  ['script.runCard.musts.0.words', words(15), words(16)],
  ['script.runCard.dropCurveball', words(20), words(21)],
  ['script.runCard.before.minutes', 60, 61],
  ['script.examples.0.strong.answer', 'x'.repeat(600), 'x'.repeat(601)],
  ['script.referenceBoard.remarks', many(8, () => 'x'), many(9, () => 'x')],
  ['script.worksheet', { inputs: many(20, input), sums: many(12, sum) }, { inputs: many(21, input), sums: [sum(0)] }],
  ['script.worksheet', { inputs: [input(0)], sums: many(12, sum) }, { inputs: [input(0)], sums: many(13, sum) }],
  ['criteria.0.anchors.0', many(4, () => 'x'), many(5, () => 'x')],
  ['pads', many(3, pad), many(4, pad)],
  ['pads.0.text', 'x'.repeat(4_000), 'x'.repeat(4_001)],
  ['omitDimensions', many(5, () => 'estimation'), many(6, () => 'estimation')],
]

describe('a question of format 2', () => {
  it('[P29] a question with every field is taken as it is', () => {
    expect(Question.parse(fullQuestion())).toEqual(fullQuestion())
  })

  it.each(edges)('[P30] every list and text of format 2 has an end: %s', (path, most, beyond) => {
    const within = faultsOf(changed(path, most)).filter((fault) => fault.startsWith(`${path}`))
    // A shorter list may break a reference elsewhere, which is another fault.
    expect(within.filter((fault) => !/worksheet has no sum/.test(fault))).toEqual([])
    expect(faultsOf(changed(path, beyond)).some((fault) => fault.startsWith(path))).toBe(true)
  })

  it('[P30] a plan has so many phases, and examples are as many as rows can be', () => {
    expect(faultsOf({ ...bare, plan: many(12, phase) })).toEqual([])
    expect(faultsOf({ ...bare, plan: many(13, phase) })).not.toEqual([])
    expect(faultsOf({ ...fullQuestion(), plan: [] })).not.toEqual([])
    expect(
      faultsOf(
        changed(
          'script.examples',
          many(13, () => example),
        ),
      ),
    ).not.toEqual([])
  })

  const loose: readonly (readonly [path: string, value: unknown, fault: string])[] = [
    ['script.runCard.musts.0.point', 'none', 'script.runCard.musts.0.point: no point is called "none"'],
    ['script.runCard.deciders.1.followUp', 'none', 'script.runCard.deciders.1.followUp: no follow-up is called "none"'],
    ['script.runCard.disqualifier.flag', 'none', 'script.runCard.disqualifier.flag: no red flag is called "none"'],
    ['script.points.0.phase', 'framing', 'script.points.0.phase: the plan has no phase "framing"; it has intro, '],
    ['script.followUps.0.phase', 'none', 'script.followUps.0.phase: the plan has no phase "none"; it has intro, '],
    ['script.examples.0.dimension', 'framing', 'script.examples.0.dimension: no row of the rubric is called "framing"'],
    ['script.examples.1.dimension', 'requirements', 'script.examples.1.dimension: "requirements" is used twice'],
    [
      'script.points.0.figures.0.source',
      'sum: pi',
      'script.points.0.figures.0.source: the worksheet has no sum called "pi"',
    ],
    ['script.figures.0.source', 'sum:pi', 'script.figures.0.source: the worksheet has no sum called "pi"'],
    ['script.referenceBoard.board.arrows.0.to', 'x', 'script.referenceBoard.board.arrows.0.to: no part is called "x"'],
    ['omitDimensions', ['framing'], 'omitDimensions.0: no default dimension of this kind is called "framing"'],
    ['script.facts.1.id', 'volume', 'script.facts.1.id: "volume" is used twice'],
    ['script.followUps.0.checks.1.id', 'occupied', 'script.followUps.0.checks.1.id: "occupied" is used twice'],
    ['script.figures.0.asOf', '2026-13', 'script.figures.0.asOf: write year and month, such as "2026-11"'],
    ['script.runCard.open', words(100), 'script.runCard: it has 1'],
  ]

  it.each(loose)(
    '[P31] what a question refers to is there, and its run card fits on a screen: %s',
    (path, value, fault) => {
      expect(faultsOf(changed(path, value)).filter((each) => each.startsWith(fault))).toHaveLength(1)
    },
  )

  it('[P31] phases are those of the question’s own plan where it has one', () => {
    const own = { ...fullQuestion(), plan: [{ id: 'talk', name: 'Talk', minutes: 45 }] }
    expect(faultsOf(own).filter((fault) => /the plan has no phase .* it has talk$/.test(fault))).toHaveLength(9)
    expect(faultsOf({ ...bare, kind: 'discussion' })).toEqual([])
  })

  it('[P32] the results of a worksheet follow from its formulas, rounded by 2 % at most', () => {
    const peak = (result: number) => faultsOf(changed('script.worksheet.sums.0.result', result))
    expect(peak(1157)).toEqual([])
    expect(peak(1135)).toEqual([])
    expect(peak(1130)).toEqual(['script.worksheet.sums.0.result: the formula gives 1157'])
    expect(faultsOf(changed('script.worksheet.sums.0.formula', 'events / 0'))[0]).toContain('division by zero')
    expect(faultsOf(changed('script.worksheet.sums.0.formula', 'slow'))[0]).toContain('neither an input nor an earlier')
    expect(faultsOf(changed('script.worksheet.sums.1.name', 'peak'))).toContainEqual(
      expect.stringContaining('used twice'),
    )
  })

  it('[P33] a stored question of format 1 is read with its figures and anchors in the new form', () => {
    const question = questionOf('orders')
    for (const item of [...question.script.points, ...question.script.followUps]) item.checks = []
    for (const point of question.script.points) point.misquotes = []
    question.script.facts = []
    const { script, criteria, omitDimensions: _, pads: __, ...rest } = question
    const old = {
      ...rest,
      script: {
        ...script,
        points: script.points.map(({ id, point, listenFor, figures }) => {
          return { id, point, listenFor, figures: figures.map(({ value }) => value) }
        }),
      },
      criteria: criteria.map((each) => ({ ...each, anchors: each.anchors.flat() })),
    }
    expect(Question.parse(old)).toEqual(question)
  })
})

describe('a pack of format 2', () => {
  const pack = {
    id: 'own',
    version: 1,
    format: 2,
    title: 'Own',
    summary: 'Ours',
    language: 'en',
    questions: [questionOf('orders')],
  }
  const line = { by: 'candidate', says: 'x' }
  const reading = { reader: 'one', rows: [{ dimension: 'deep-dive', seen: [[], [], [1], []] }] }
  const transcript = (more: object) => ({
    id: 't',
    title: 'T',
    question: 'orders',
    targetLevel: 'mid',
    lines: many(4, () => line),
    readings: [reading, { ...reading, reader: 'two' }],
    ...more,
  })
  const isTaken = (more: object) => Pack.safeParse({ ...pack, ...more }).success

  it('[P30] the parts of a pack beside its questions have an end', () => {
    const equivalent = (n: number) => ({ id: `e${n}`, job: 'Queue', names: many(2, () => ({ where: 'A', name: 'B' })) })
    const mistake = { mistake: 'a', instead: 'b' }
    expect(isTaken({ equivalents: many(40, equivalent) })).toBe(true)
    expect(isTaken({ equivalents: many(41, equivalent) })).toBe(false)
    expect(isTaken({ forCandidates: { mistakes: many(20, () => mistake) } })).toBe(true)
    expect(isTaken({ forCandidates: { mistakes: many(21, () => mistake) } })).toBe(false)
    expect(isTaken({ transcripts: many(4, (n) => transcript({ id: `t${n}` })) })).toBe(true)
    expect(isTaken({ transcripts: many(5, (n) => transcript({ id: `t${n}` })) })).toBe(false)
    expect(isTaken({ transcripts: [transcript({ lines: many(150, () => line) })] })).toBe(true)
    expect(isTaken({ transcripts: [transcript({ lines: many(151, () => line) })] })).toBe(false)
    expect(isTaken({ transcripts: [transcript({ readings: [reading] })] })).toBe(false)
  })

  it('[P31] a transcript belongs to a question of its pack', () => {
    expect(isTaken({ transcripts: [transcript({})] })).toBe(true)
    expect(isTaken({ transcripts: [transcript({ question: 'search' })] })).toBe(false)
    expect(isTaken({ transcripts: [transcript({ readings: [reading, reading] })] })).toBe(false)
    const twice = { reader: 'two', rows: [...reading.rows, ...reading.rows] }
    expect(isTaken({ transcripts: [transcript({ readings: [reading, twice] })] })).toBe(false)
  })
})
