import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { readPacks } from '@dryrun/server/packs/read-packs.ts'
import { startingBoardPatches } from '@dryrun/shared/drawing/starting-board.ts'
import { defaultRubric } from '@dryrun/shared/interview/default-rubric.ts'
import type { Element, Patch } from '@dryrun/shared/interview/element.ts'
import type { Entry, Event } from '@dryrun/shared/interview/events.ts'
import { DimensionId, defaultPlan, type Level } from '@dryrun/shared/interview/terms.ts'
import { type Question, StartingBoard } from '@dryrun/shared/pack.ts'
import type { RunningApp } from './app.ts'
import type { Participant } from './participant.ts'

/** An ended interview of two rounds with everything in it that a report tells of, written to the log as it would have been. */

export type Players = Readonly<{ ada: Participant; bob: Participant }>
type Who = keyof Players
/** Minutes after the interview was opened. */
type Told = readonly [minute: number, by: Who, event: Event]

const packs = join(import.meta.dirname, '../../server/packs')
const MINUTE = 60_000
/** The minute in which the first round starts. */
const START = 3

export async function reported(
  server: RunningApp,
  players: Players,
  start = Date.now() - 240 * MINUTE,
): Promise<string> {
  const questions = await questionsOf(['order-pipeline', 'million-events'])
  return written(server, players, {
    start,
    told: [...opened(questions, 'Friday rehearsal'), ...first(questions[0]!), ...second, ...papers],
  })
}

/** An earlier one, of one short round in which Bob answered as well. */
export async function reportedBefore(server: RunningApp, players: Players): Promise<string> {
  const questions = await questionsOf(['cold-starts'])
  const told: Told[] = [
    ...opened(questions, 'Monday rehearsal'),
    [2, 'ada', { type: 'roundStarted', round: 0 }],
    ...levels(20, 'ada', 0, [2, 2, 1, 2, 2, 1, 3]),
    [40, 'ada', { type: 'interviewEnded' }],
    ...handedIn(41, 0, { asked: 'ada', answered: 'bob' }),
    [45, 'ada', { type: 'sealBroken' }],
  ]
  return written(server, players, { start: Date.now() - 5_000 * MINUTE, told })
}

async function questionsOf(ids: readonly string[]): Promise<Question[]> {
  const known = (await readPacks(packs)).flatMap(({ pack }) => pack.questions)
  return ids.map((id) => known.find((question) => question.id === id)!)
}

async function written(
  server: RunningApp,
  players: Players,
  { start, told }: { start: number; told: readonly Told[] },
) {
  const id = randomUUID()
  const entries = told.map(
    ([minute, by, event], index): Entry => ({
      seq: index + 1,
      at: start + Math.round(minute * MINUTE),
      by: players[by].me?.id ?? '',
      // The starting board comes with the command that starts its round.
      commandId: minute === START ? id : randomUUID(),
      event: event.type === 'interviewOpened' ? { ...event, id } : dated(event, start),
    }),
  )
  await server.app.eventLog.append(id, entries)
  await server.app.interviewIndex.write(id, start)
  return id
}

/** Moments are written as minutes of the interview. */
function dated(event: Event, start: number): Event {
  const at = (minute: number) => start + Math.round(minute * MINUTE)
  if (event.type === 'evidenceAttached') return { ...event, at: at(event.at) }
  if (event.type === 'interviewerHandedIn')
    return { ...event, changes: event.changes.map((change) => ({ ...change, at: at(change.at) })) }
  return event
}

const opened = (questions: readonly Question[], title: string): Told[] => [
  [
    0,
    'ada',
    {
      type: 'interviewOpened',
      id: '',
      title,
      pack: { id: 'serverless-2026', version: 1, title: 'Serverless 2026' },
      targetLevel: 'senior',
      plan: [...defaultPlan],
      rounds: questions.map((question, index) => ({
        question,
        rubric: [...defaultRubric, ...question.criteria],
        interviewer: index % 2 ? ('guest' as const) : ('host' as const),
      })),
    },
  ],
  [0, 'ada', { type: 'seatTaken', name: 'Ada', seat: 'host' }],
  [1, 'bob', { type: 'seatTaken', name: 'Bob', seat: 'guest' }],
]

const drew = (minute: number, by: Who, patches: readonly Patch[], round = 0): Told => [
  minute,
  by,
  { type: 'boardChanged', round, patches: [...patches] },
]

/** Parts and arrows of a sketch, under ids that the starting board does not have. */
function sketch(mark: string, board: Parameters<typeof StartingBoard.parse>[0]): Patch[] {
  const text = JSON.stringify(startingBoardPatches(StartingBoard.parse(board)))
  return JSON.parse(text.replace(/"(part|arrow)_/g, `"${mark}_$1_`)) as Patch[]
}

const intake = sketch('in', {
  parts: [
    { id: 'api', stencil: 'gateway', label: 'Orders API', x: 520, y: 260 },
    { id: 'accept', stencil: 'function', label: 'Accept order', x: 760, y: 260 },
    { id: 'orders', stencil: 'document-store', label: 'Orders table', x: 760, y: 460 },
  ],
  arrows: [
    { from: 'api', to: 'accept', label: 'POST' },
    { from: 'accept', to: 'orders' },
  ],
})
const saga = sketch('sg', {
  parts: [
    { id: 'stream', stencil: 'stream', label: 'Order events', x: 520, y: 640 },
    { id: 'saga', stencil: 'service', label: 'Order saga', x: 1040, y: 640 },
    { id: 'mail', stencil: 'queue', label: 'Mail queue', x: 1300, y: 640 },
    { id: 'archive', stencil: 'object-store', label: 'Archive', x: 1300, y: 860 },
  ],
  arrows: [{ from: 'saga', to: 'mail', label: 'confirm' }],
})

const tied = (id: string, [from, to]: readonly [string, string], [x, y, dx, dy]: readonly number[]): Patch => ({
  id,
  element: {
    ...(intake.find((patch) => 'element' in patch && patch.element.type === 'arrow') as { element: Element }).element,
    id,
    x: x!,
    y: y!,
    width: Math.abs(dx!),
    height: Math.abs(dy!),
    points: [
      [0, 0],
      [dx!, dy!],
    ],
    startBinding: { elementId: from, focus: 0, gap: 6 },
    endBinding: { elementId: to, focus: 0, gap: 6 },
    boundElements: null,
  },
})

const first = (question: Question): Told[] => {
  const { points, followUps, hints, redFlags } = question.script
  const phase = (minute: number, to: string): Told => [minute, 'ada', { type: 'phaseMoved', phase: to }]
  const tick = (minute: number, n: number, how: 'unprompted' | 'prompted' | 'hinted'): Told => [
    minute,
    'ada',
    { type: 'pointTicked', pointId: points[n]!.id, how },
  ]
  const told: Told[] = [
    [START, 'ada', { type: 'roundStarted', round: 0 }],
    drew(START, 'ada', startingBoardPatches(question.startingBoard!)),
    phase(4.5, 'requirements'),
    [5, 'bob', { type: 'said', text: 'Fifty orders a second at the peak?' }],
    tick(6, 0, 'unprompted'),
    phase(11, 'estimates'),
    phase(13, 'api-and-data'),
    drew(14.2, 'bob', intake),
    drew(15, 'bob', [tied('web-api', ['part_shop', 'in_part_api'], [446, 300, 68, 0])]),
    tick(16, 1, 'unprompted'),
    [
      17,
      'ada',
      {
        type: 'noteWritten',
        round: 0,
        noteId: randomUUID(),
        text: 'Asked for the peak before drawing',
        tags: ['good estimate'],
      },
    ],
    phase(20, 'high-level'),
    drew(21, 'bob', saga),
    drew(22, 'bob', [
      tied('t-s', ['in_part_orders', 'sg_part_stream'], [840, 546, -240, 88]),
      tied('s-g', ['sg_part_stream', 'sg_part_saga'], [686, 680, 348, 0]),
    ]),
    [24, 'ada', { type: 'followUpAsked', followUpId: followUps[0]!.id }],
    tick(25.4, 3, 'prompted'),
    [28, 'ada', { type: 'hintGiven', hintId: hints[0].id }],
    tick(29, 4, 'hinted'),
    [29.5, 'ada', { type: 'flagRaised', flagId: redFlags[0]!.id }],
    phase(33, 'deep-dive'),
    [34, 'ada', { type: 'paused' }],
    [36, 'ada', { type: 'resumed' }],
    [37, 'ada', { type: 'curveballDropped' }],
    drew(40.5, 'bob', [tied('s-p', ['sg_part_saga', 'part_payment-provider'], [1120, 634, 0, -428])]),
    drew(41, 'bob', [{ id: 's-g', set: { isDeleted: true } }]),
    tick(42, 5, 'unprompted'),
    phase(46, 'close'),
    ...levels(46.5, 'ada', 0, [3, 2, 3, 3, 4, 2, 3]),
    [
      47,
      'ada',
      {
        type: 'evidenceAttached',
        round: 0,
        evidenceId: randomUUID(),
        dimension: 'deep-dive',
        note: 'Undid the charge before being asked',
        at: 41,
      },
    ],
    [
      47.2,
      'ada',
      {
        type: 'evidenceAttached',
        round: 0,
        evidenceId: randomUUID(),
        dimension: 'trade-offs',
        note: 'No word on what the customer sees',
        at: 30,
      },
    ],
    [48, 'ada', { type: 'roundFinished', nextInterviewer: 'guest' }],
  ]
  return told
}

const second: readonly Told[] = [
  [50, 'bob', { type: 'roundStarted', round: 1 }],
  [58, 'bob', { type: 'phaseMoved', phase: 'high-level' }],
  drew(59, 'ada', sketch('r2', { parts: [{ id: 'q', stencil: 'queue', label: 'Events', x: 0, y: 0 }] }), 1),
  ...levels(70, 'bob', 1, [3, 3, 2, 3, 3, 3, 4]),
  [
    70.5,
    'bob',
    {
      type: 'evidenceAttached',
      round: 1,
      evidenceId: randomUUID(),
      dimension: 'communication',
      note: 'Offered a choice of depth',
      at: 62,
    },
  ],
  [72, 'ada', { type: 'interviewEnded' }],
]

function levels(minute: number, by: Who, round: number, given: readonly number[]): Told[] {
  return DimensionId.options.map((dimension, place) => [
    minute,
    by,
    {
      type: 'scored',
      round,
      dimension,
      level: given[place] as Level,
      how: place === 4 ? 'unprompted' : 'prompted',
      sentence: place === 4 ? 'Went for the hard part and named its cost' : '',
    },
  ])
}

type Pair = { asked: Who; answered: Who }

const handedIn = (minute: number, round: number, { asked, answered }: Pair): Told[] => [
  [
    minute,
    asked,
    {
      type: 'interviewerHandedIn',
      round,
      call: 3,
      summary: 'Found by themselves what must be undone, and in which order. Numbers came only when asked for.',
      changes: round
        ? []
        : [
            {
              at: 14.2,
              behaviour: 'Drew three boxes before any number was on the table',
              effect: 'Bob had to redraw the write path once the peak was known.',
              drill: 'Three prompts a week: five questions each before touching the board.',
            },
            {
              at: 30,
              behaviour: 'Left out what the customer sees while a step is repeated',
              effect: 'The design reads as if every order ends well.',
              drill: 'Put a cross on each arrow of a finished drawing and say what the customer sees.',
            },
          ],
      shareNotes: true,
    },
  ],
  [
    minute + 1,
    answered,
    {
      type: 'candidateHandedIn',
      round,
      selfScores: Object.fromEntries(
        DimensionId.options.map((dimension, place) => [dimension, (place % 3) + 2]),
      ) as Partial<Record<DimensionId, Level>>,
      rating: 4,
      comment: 'Ada gave me room to think.',
    },
  ],
]

const papers: readonly Told[] = [
  ...handedIn(73, 0, { asked: 'ada', answered: 'bob' }),
  ...handedIn(75, 1, { asked: 'bob', answered: 'ada' }),
  [77, 'ada', { type: 'sealBroken' }],
]
