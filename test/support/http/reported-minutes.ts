import { randomUUID } from 'node:crypto'
import type { Event, EventOf } from '@dryrun/server/core/events.ts'
import { rubricFor } from '@dryrun/server/core/rubric/rubric.ts'
import { startingBoardPatches } from '@dryrun/shared/drawing/starting-board.ts'
import type { Patch } from '@dryrun/shared/interview/element.ts'
import { dimensionsOfKind } from '@dryrun/shared/interview/kinds.ts'
import { type DimensionId, defaultPlan, type Level } from '@dryrun/shared/interview/terms.ts'
import type { Question } from '@dryrun/shared/pack.ts'
import { intake, saga, sketch, tied } from './reported-drawings.ts'

const scored = dimensionsOfKind.design.filter((dimension) => dimension !== 'operation')

export type Who = 'ada' | 'bob'
/** Minutes after the interview was opened. */
export type Told = readonly [minute: number, by: Who, event: Event]

export const START = 3

export const opened = (questions: readonly Question[], title: string): Told[] => [
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
        rubric: rubricFor({ ...question, omitDimensions: ['operation'] }),
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

const checked = ({ id, checks }: Question['script']['followUps'][number]): EventOf<'checkTicked'> => ({
  type: 'checkTicked',
  of: 'followUp',
  itemId: id,
  checkId: checks[0]!.id,
})

const phase = (minute: number, by: Who, to: string): Told => [minute, by, { type: 'phaseMoved', phase: to }]

const evidence = (
  minute: number,
  by: Who,
  what: { round: number; dimension: string; note: string; at: number },
): Told => [minute, by, { type: 'evidenceAttached', evidenceId: randomUUID(), ...what }]

export const first = (question: Question): Told[] => [
  [START, 'ada', { type: 'roundStarted', round: 0 }],
  drew(START, 'ada', startingBoardPatches(question.startingBoard!)),
  ...untilTheDeepDive(question.script),
  ...deepDive(question.script),
  ...levels(46.5, 'ada', 0, [3, 2, 3, 3, 4, 2, 3]),
  evidence(47, 'ada', { round: 0, dimension: 'deep-dive', note: 'Undid the charge before being asked', at: 41 }),
  evidence(47.2, 'ada', { round: 0, dimension: 'trade-offs', note: 'No word on what the customer sees', at: 30 }),
  [48, 'ada', { type: 'roundFinished', nextInterviewer: 'guest' }],
]

const untilTheDeepDive = ({ facts, points, followUps, hints, redFlags }: Question['script']): Told[] => [
  phase(4.5, 'ada', 'requirements'),
  [5, 'bob', { type: 'said', text: 'Fifty orders a second at the peak?' }],
  [5.5, 'ada', { type: 'factTold', factId: facts[0]!.id }],
  [6, 'ada', { type: 'pointTicked', pointId: points[0]!.id, how: 'unprompted' }],
  phase(11, 'ada', 'estimates'),
  phase(13, 'ada', 'api-and-data'),
  drew(14.2, 'bob', intake),
  drew(15, 'bob', [tied('web-api', ['part_shop', 'in_part_api'], [446, 300, 68, 0])]),
  [16, 'ada', { type: 'pointTicked', pointId: points[1]!.id, how: 'unprompted' }],
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
  phase(20, 'ada', 'high-level'),
  drew(21, 'bob', saga),
  drew(22, 'bob', [
    tied('t-s', ['in_part_orders', 'sg_part_stream'], [840, 546, -240, 88]),
    tied('s-g', ['sg_part_stream', 'sg_part_saga'], [686, 680, 348, 0]),
  ]),
  [24, 'ada', { type: 'followUpAsked', followUpId: followUps[0]!.id }],
  [25, 'ada', checked(followUps[0]!)],
  [25.4, 'ada', { type: 'pointTicked', pointId: points[3]!.id, how: 'prompted' }],
  [28, 'ada', { type: 'hintGiven', hintId: hints[0].id }],
  [29, 'ada', { type: 'pointTicked', pointId: points[4]!.id, how: 'hinted' }],
  [29.5, 'ada', { type: 'flagRaised', flagId: redFlags[0]!.id }],
]

const deepDive = ({ points }: Question['script']): Told[] => [
  phase(33, 'ada', 'deep-dive'),
  [34, 'ada', { type: 'paused' }],
  [36, 'ada', { type: 'resumed' }],
  [37, 'ada', { type: 'curveballDropped' }],
  drew(40.5, 'bob', [tied('s-p', ['sg_part_saga', 'part_payment-provider'], [1120, 634, 0, -428])]),
  drew(41, 'bob', [{ id: 's-g', set: { isDeleted: true } }]),
  [42, 'ada', { type: 'pointTicked', pointId: points[5]!.id, how: 'unprompted' }],
  phase(46, 'ada', 'close'),
]

export const second: readonly Told[] = [
  [50, 'bob', { type: 'roundStarted', round: 1 }],
  phase(58, 'bob', 'high-level'),
  drew(59, 'ada', sketch('r2', { parts: [{ id: 'q', stencil: 'queue', label: 'Events', x: 0, y: 0 }] }), 1),
  ...levels(70, 'bob', 1, [3, 3, 2, 3, 3, 3, 4]),
  evidence(70.5, 'bob', { round: 1, dimension: 'communication', note: 'Offered a choice of depth', at: 62 }),
  [72, 'ada', { type: 'interviewEnded' }],
]

export function levels(minute: number, by: Who, round: number, given: readonly number[]): Told[] {
  return scored.map((dimension, place) => [
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

export const handedIn = (minute: number, round: number, { asked, answered }: Pair): Told[] => [
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
      selfScores: Object.fromEntries(scored.map((dimension, place) => [dimension, (place % 3) + 2])) as Partial<
        Record<DimensionId, Level>
      >,
      rating: 4,
      comment: 'Ada gave me room to think.',
    },
  ],
]

export const papers: readonly Told[] = [
  ...handedIn(73, 0, { asked: 'ada', answered: 'bob' }),
  ...handedIn(75, 1, { asked: 'bob', answered: 'ada' }),
  [77, 'ada', { type: 'sealBroken' }],
]
