import { Event } from '@dryrun/server/core/events.ts'
import { designRubric } from '@dryrun/server/core/rubric/design-rubric.ts'
import { Command } from '@dryrun/shared/interview/commands.ts'
import type { SeenParts } from '@dryrun/shared/interview/parts.ts'
import type { Level } from '@dryrun/shared/interview/terms.ts'
import { expect, it } from 'vitest'
import { ada, bob, eve, inRoundOne, sam } from '../support/domain/facts.ts'
import { given, type Happened } from '../support/domain/given.ts'
import { answered, asInterviewer, judged, oneRound } from '../support/domain/papers.ts'

type Given = Partial<{ level: Level | null; sentence: string; seen: SeenParts; notAsked: true; dimension: string }>
const scoreOf = (more: Given) => ({
  round: 0,
  dimension: 'deep-dive',
  level: null,
  how: null,
  sentence: '',
  ...more,
})
const scored = (more: Given): Happened => [ada, { type: 'scored', ...scoreOf(more) }]
const asked = (more: Given) => given(...inRoundOne).when(ada, { type: 'score', ...scoreOf(more) })

const none: SeenParts = [[], [], [], []]
const three: SeenParts = [[], [1], [1, 2, 3], [2]]
const [, , leanYes = [], yes = []] = designRubric.find(({ id }) => id === 'deep-dive')?.parts ?? []

it('[PA1] a score names the observed parts, and has the level that they come to', () => {
  const reached: readonly (readonly [Level, SeenParts])[] = [
    [1, [[1], [], [], []]],
    [2, [[], [], [1, 3], [1, 2, 3]]],
    [3, three],
    [4, [[], [], [1, 2, 3], [1, 2, 3]]],
  ]
  for (const [level, seen] of reached) asked({ level, seen }).then({ type: 'scored', ...scoreOf({ level, seen }) })
  expect(given(...inRoundOne, scored({ level: 3, seen: three })).seenBy(ada)).toMatchObject({
    scores: { 'deep-dive': { level: 3, seen: three } },
  })
})

it('[PA2] a level that the observed parts contradict needs a sentence, and so does no level', () => {
  for (const level of [1, 2, 4, null] as const) {
    asked({ level, seen: three }).refused('sentenceMissing')
    const explained = { level, seen: three, sentence: 'went further than the parts say' }
    asked(explained).then({ type: 'scored', ...scoreOf(explained) })
  }
  for (const level of [1, 2, 3, 4, null] as const)
    for (const seen of [{}, { seen: none }])
      asked({ level, ...seen }).then({ type: 'scored', ...scoreOf({ level, ...seen }) })
})

it('[PA3] a part that a row does not have is unknown, and a row of an earlier version has none', () => {
  asked({ level: 1, seen: [[3], [], [], []] }).refused('unknownItem')
  asked({ level: 1, seen: [[2], [], [], []] }).then({
    type: 'scored',
    ...scoreOf({ level: 1, seen: [[2], [], [], []] }),
  })
  const own = { dimension: 'own-orders', level: 3 } as const
  asked({ ...own, seen: [[], [], [1], []] }).refused('unknownItem')
  asked(own).then({ type: 'scored', ...scoreOf(own) })
})

it('[PA4] at most four parts of an anchor are named, by whole numbers from 1 to 4, and no level of what was not asked', () => {
  const isTaken = (more: object) => Command.safeParse({ type: 'score', ...scoreOf({}), ...more }).success
  const inThird = (...numbers: unknown[]) => ({ seen: [[], [], numbers, []] })
  expect([inThird(1, 2, 3, 4), inThird(), { seen: none }, {}].map(isTaken)).toEqual([true, true, true, true])
  const beyond = [inThird(1, 2, 3, 4, 4), inThird(0), inThird(5), inThird(1.5), inThird('1'), inThird(null)]
  expect([...beyond, { seen: [] }, { seen: [...none, []] }, { seen: null }].filter(isTaken)).toEqual([])
  expect([{ notAsked: true }, { notAsked: false }, { notAsked: true, level: 2 }].map(isTaken)).toEqual([
    true,
    false,
    false,
  ])
})

it('[PA5] a dimension that was not asked has no level: it needs no sentence, counts for nothing and is taken back', () => {
  const notAsked = { notAsked: true, seen: three } as const
  asked(notAsked).then({ type: 'scored', ...scoreOf(notAsked) })
  given(...oneRound, scored(notAsked))
    .when(ada, asInterviewer())
    .refused('nothingScored')
  expect(given(...inRoundOne, scored(notAsked)).seenBy(ada)).toMatchObject({
    scores: { 'deep-dive': { level: null, notAsked: true } },
  })
  const again = given(...inRoundOne, scored(notAsked), scored({ level: 3 })).seenBy(ada)
  expect(again).toHaveProperty('scores', { 'deep-dive': { level: 3, how: null, sentence: '' } })
})

it('[PA6] a score of an earlier version is read as it was written, without parts', () => {
  const event = { type: 'scored', ...scoreOf({ level: 4, sentence: 'why' }) } as const
  expect(Event.parse(event)).toEqual(event)
  const past: readonly Happened[] = [...oneRound, [ada, event]]
  expect(given(...past).seenBy(ada)).toMatchObject({ reviews: [{ scores: { 'deep-dive': { level: 4 } } }] })
  const row = given(...past, judged(), answered(), [bob, { type: 'sealBroken' }])
    .seenBy(bob)
    ?.results[0]?.rows.find(({ id }) => id === 'deep-dive')
  expect(row).toMatchObject({ level: 4, sentence: 'why' })
  for (const field of ['parts', 'notAsked']) expect(row).not.toHaveProperty(field)
})

it('[PA7] observed parts reach the interviewer and the shadow alone before the seal breaks, and after it both players', () => {
  const past = [
    scored({ level: 4, sentence: 'by far', seen: three }),
    scored({ dimension: 'estimation', notAsked: true }),
  ]
  for (const person of [bob, eve]) {
    const told = JSON.stringify(given(...inRoundOne, ...past).seenBy(person))
    for (const word of ['seen', 'notAsked', leanYes[0]]) expect(told).not.toContain(word)
  }
  for (const person of [ada, sam])
    expect(given(...inRoundOne, ...past).seenBy(person)).toMatchObject({
      scores: { 'deep-dive': { seen: three }, estimation: { notAsked: true } },
    })
  const sealed = [...oneRound, ...past, judged(), answered()]
  expect(JSON.stringify(given(...sealed).seenBy(bob))).not.toContain('notAsked')
  const after = given(...sealed, [bob, { type: 'sealBroken' }] as const)
  for (const person of [ada, bob]) {
    const rows = after.seenBy(person)?.results[0]?.rows
    expect(rows?.find(({ id }) => id === 'estimation')).toMatchObject({ level: null, notAsked: true })
    expect(rows?.find(({ id }) => id === 'deep-dive')?.parts).toEqual({
      level: 3,
      observed: [
        { level: 2, part: 'Named the right pattern' },
        ...leanYes.map((part) => ({ level: 3, part })),
        { level: 4, part: yes[1] },
      ],
      missing: [yes[0], yes[2]].map((part) => ({ level: 4, part })),
    })
  }
  for (const person of [sam, eve]) expect(after.seenBy(person)).toMatchObject({ results: [] })
})
