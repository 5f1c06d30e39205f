import { Pack, PackCover, Question } from '@dryrun/shared/pack.ts'
import { describe, expect, it } from 'vitest'
import { questionOf } from '../support/domain/facts.ts'

function changed(path: string, value: unknown): unknown {
  const question = structuredClone(questionOf('orders')) as unknown as Record<string, unknown>
  const keys = path.split('.')
  const last = keys.pop() as string
  const parent = keys.reduce((each, key) => each[key] as Record<string, unknown>, question)
  if (value === undefined) delete parent[last]
  else parent[last] = value
  return question
}

const faultsOf = (question: unknown): string[] => {
  const parsed = Question.safeParse(question)
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
}

const { points, followUps, hints, redFlags } = questionOf('orders').script
const part = { id: 'user', stencil: 'user', label: 'User', x: 0, y: 0 }

describe('a question', () => {
  it('[P20] a sound question is taken as it is', () => {
    expect(faultsOf(questionOf('orders'))).toEqual([])
    expect(Question.parse(questionOf('orders'))).toEqual(questionOf('orders'))
    expect(Question.parse(changed('criteria', undefined)).criteria).toEqual([])
  })

  const faults: readonly (readonly [string, string, unknown, string])[] = [
    ['an unknown key', 'hint', 'x', ''],
    ['no script', 'script', undefined, 'script'],
    ['an empty prompt', 'prompt', '  ', 'prompt'],
    ['an endless prompt', 'prompt', 'x'.repeat(2_001), 'prompt'],
    ['a title of several lines’ length', 'title', 'x'.repeat(161), 'title'],
    ['an id with capitals', 'id', 'Orders', 'id'],
    ['an id with loose hyphens', 'id', 'orders-', 'id'],
    ['too few points', 'script.points', points.slice(2), 'script.points'],
    ['too many points', 'script.points', [...points, ...points], 'script.points'],
    ['too few follow-ups', 'script.followUps', followUps.slice(1), 'script.followUps'],
    ['hints out of order', 'script.hints', [...hints].reverse(), 'script.hints'],
    ['a missing hint', 'script.hints', hints.slice(1), 'script.hints'],
    ['one red flag', 'script.redFlags', redFlags.slice(1), 'script.redFlags'],
    ['no curveball', 'script.curveball', undefined, 'script.curveball'],
    ['a missing bar', 'script.bar.staff', undefined, 'script.bar.staff'],
    ['three anchors', 'criteria.0.anchors', ['a', 'b', 'c'], 'criteria.0.anchors'],
    ['a weight beyond all others', 'criteria.0.weight', 41, 'criteria.0.weight'],
    ['a weight of nothing', 'criteria.0.weight', 0, 'criteria.0.weight'],
    ['a drill for an unknown dimension', 'study.0.dimension', 'charm', 'study.0.dimension'],
    ['a stencil that is not drawn', 'startingBoard.parts.0.stencil', 'mainframe', 'startingBoard.parts.0.stencil'],
    ['a part out of reach', 'startingBoard.parts.0.x', 1e9, 'startingBoard.parts.0.x'],
    ['a part whose id is too long to draw', 'startingBoard.parts.0.id', 'x'.repeat(41), 'startingBoard.parts.0.id'],
    [
      'more arrows than parts can hold',
      'startingBoard.arrows',
      Array(61).fill({ from: 'user', to: 'user' }),
      'startingBoard.arrows',
    ],
    ['a zero character', 'script.reallyAsking', 'a\0b', 'script.reallyAsking'],
    ['half of a character', 'script.curveball.ask', 'a\ud83d', 'script.curveball.ask'],
  ]

  it.each(faults)('[P21] a fault is named with its place: %s', (_, path, value, place) => {
    const found = faultsOf(changed(path, value))
    expect(found).not.toEqual([])
    expect(found.every((fault) => fault.startsWith(place))).toBe(true)
  })

  it('[P22] ids are unique among their siblings', () => {
    const twins: readonly (readonly [string, unknown, string])[] = [
      ['script.points.1.id', 'p1', 'script.points.1.id: "p1" is used twice'],
      ['script.followUps.2.id', 'f1', 'script.followUps.2.id: "f1" is used twice'],
      ['script.hints.1.id', 'h1', 'script.hints.1.id: "h1" is used twice'],
      ['script.redFlags.1.id', 'r1', 'script.redFlags.1.id: "r1" is used twice'],
      ['startingBoard.parts', [part, part], 'startingBoard.parts.1.id: "user" is used twice'],
    ]
    for (const [path, value, fault] of twins) expect(faultsOf(changed(path, value))).toEqual([fault])
  })

  it('[P23] a criterion does not take the name of a default dimension', () => {
    expect(faultsOf(changed('criteria.0.id', 'deep-dive'))).toEqual([
      'criteria.0.id: "deep-dive" is a default dimension; choose another id',
    ])
  })

  it('[P24] an arrow joins two parts that are there', () => {
    const arrows = (from: string, to: string) => changed('startingBoard.arrows', [{ from, to }])
    expect(faultsOf(arrows('user', 'user'))).toEqual([])
    expect(faultsOf(arrows('user', 'nobody'))).toEqual(['startingBoard.arrows.0.to: no part is called "nobody"'])
    expect(faultsOf(arrows('nobody', 'user'))).toEqual(['startingBoard.arrows.0.from: no part is called "nobody"'])
  })

  it('[P25] one reading names every fault, whatever else is wrong', () => {
    const question = changed('script.points.1.id', 'p1') as Record<string, unknown>
    const found = faultsOf({
      ...question,
      prompt: '',
      criteria: [{ id: 'deep-dive' }],
      startingBoard: { parts: [part], arrows: [{ from: 'x', to: 'user' }] },
    })
    for (const place of [
      'prompt',
      'script.points.1.id',
      'criteria.0.name',
      'criteria.0.id',
      'startingBoard.arrows.0.from',
    ])
      expect(found.some((fault) => fault.startsWith(`${place}:`))).toBe(true)
  })

  it('[P26] nothing that is no question at all breaks the reading', () => {
    for (const nonsense of [
      null,
      7,
      'x',
      [],
      {},
      { script: null, criteria: 3, startingBoard: 'x' },
      { criteria: [null], startingBoard: { parts: [null], arrows: [null, 4] } },
    ])
      expect(Question.safeParse(nonsense).success).toBe(false)
  })
})

describe('a pack', () => {
  const pack = {
    id: 'own',
    version: 1,
    title: 'Own',
    summary: 'Ours',
    language: 'en',
    questions: [questionOf('orders')],
  }

  it('[P27] a pack names its questions once and has at least one', () => {
    expect(Pack.safeParse(pack).success).toBe(true)
    expect(Pack.safeParse({ ...pack, questions: [] }).success).toBe(false)
    expect(Pack.safeParse({ ...pack, questions: [questionOf('orders'), questionOf('orders')] }).success).toBe(false)
    expect(PackCover.safeParse({ ...pack, questions: ['orders'] }).success).toBe(true)
    expect(PackCover.safeParse(pack).success).toBe(false)
  })

  it('[P28] a pack has a whole version number and a language tag', () => {
    for (const version of [0, 1.5, '1']) expect(Pack.safeParse({ ...pack, version }).success).toBe(false)
    for (const language of ['english', 'EN', 'en_GB']) expect(Pack.safeParse({ ...pack, language }).success).toBe(false)
    expect(Pack.safeParse({ ...pack, language: 'en-GB' }).success).toBe(true)
  })
})
