import type { Event } from '@dryrun/server/core/events.ts'
import { rubricFor } from '@dryrun/server/core/rubric/rubric.ts'
import type { Element } from '@dryrun/shared/interview/element.ts'
import { defaultPlan, type Player } from '@dryrun/shared/interview/terms.ts'
import { Question } from '@dryrun/shared/pack.ts'
import type { Happened } from './given.ts'

/** The host, the guest, a shadow and an audience member. */
export const ada = 'ada'
export const bob = 'bob'
export const sam = 'sam'
export const eve = 'eve'
export const INTERVIEW = '00000000-0000-4000-8000-000000000001'

/** A small question. `mark` is in every secret text, so that a test can search for it. */
export const questionOf = (id: string, mark = ''): Question =>
  Question.parse({
    id,
    title: `About ${id}`,
    kind: 'design',
    topics: ['queues'],
    levels: ['mid', 'senior', 'staff'],
    prompt: `Design ${id}.`,
    script: {
      reallyAsking: `${mark} whether they see the hot partition`,
      bar: { mid: `${mark} boxes`, senior: `${mark} limits`, staff: `${mark} migration` },
      facts: numbered(3, (n) => ({ id: `k${n}`, ask: `${mark} may ask ${n}`, tell: `${mark} fact ${n}` })),
      points: numbered(6, (n) => ({
        id: `p${n}`,
        point: `${mark} point ${n}`,
        listenFor: `${mark} listen ${n}`,
        figures: [`${mark} ${n} ms`],
        checks: [{ id: 'c1', check: `${mark} part of ${n}`, level: 'mid' }],
        misquotes: numbered(n === 1 ? 2 : 0, (m) => misquoteOf(mark, m)),
      })),
      followUps: numbered(3, (n) => ({
        id: `f${n}`,
        ask: `${mark} ask ${n}`,
        tests: `${mark} tests ${n}`,
        goodAnswer: `${mark} good ${n}`,
        checks: numbered(2, (m) => ({ id: `c${m}`, check: `${mark} check ${n} ${m}`, level: 'senior' })),
      })),
      hints: [
        { id: 'h1', step: 'nudge', text: `${mark} nudge` },
        { id: 'h2', step: 'lead', text: `${mark} lead` },
        { id: 'h3', step: 'show', text: `${mark} show` },
      ],
      redFlags: numbered(2, (n) => ({ id: `r${n}`, flag: `${mark} flag ${n}`, because: `${mark} because ${n}` })),
      figures: [{ value: `${mark} 15 minutes`, meaning: `${mark} the limit` }],
      curveball: { ask: `${mark} ten times the load`, listenFor: `${mark} back-pressure` },
    },
    criteria: [
      {
        id: `own-${id}`,
        name: `${mark} own criterion`,
        weight: 10,
        anchors: numbered(4, (n) => `${mark} anchor ${n}`),
      },
    ],
    startingBoard: { parts: [{ id: 'user', stencil: 'user', label: 'Customer', x: 0, y: 0 }] },
    study: numbered(2, (n) => ({ dimension: 'deep-dive', drill: `${mark} drill ${n}` })),
  })

const misquoteOf = (mark: string, n: number) => ({
  says: `${mark} wrong ${n}`,
  right: `${mark} right ${n}`,
  because: `${mark} reason ${n}`,
})

const numbered = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index + 1))

export const openedWith = (
  questions: readonly Question[],
  interviewers: readonly Player[] = ['host', 'guest', 'host'],
): Event => ({
  type: 'interviewOpened',
  id: INTERVIEW,
  title: 'Practice on Friday',
  pack: { id: 'pack', version: 1, title: 'Pack' },
  targetLevel: 'senior',
  plan: [...defaultPlan],
  rounds: questions.map((question, index) => ({
    question,
    rubric: rubricFor(question),
    interviewer: interviewers[index] ?? 'host',
  })),
})

export const opened: Happened = [ada, openedWith([questionOf('orders'), questionOf('search'), questionOf('chat')])]
export const seated: readonly Happened[] = [
  opened,
  [ada, { type: 'seatTaken', name: 'Ada', seat: 'host' }],
  [bob, { type: 'seatTaken', name: 'Bob', seat: 'guest' }],
  [sam, { type: 'seatTaken', name: 'Sam', seat: 'shadow' }],
  [eve, { type: 'seatTaken', name: 'Eve', seat: 'audience' }],
]
/** Ada interviews, Bob is the candidate. */
export const inRoundOne: readonly Happened[] = [...seated, [ada, { type: 'roundStarted', round: 0 }]]
export const inBreak: readonly Happened[] = [...inRoundOne, [ada, { type: 'roundFinished', nextInterviewer: null }]]
/** Bob interviews, Ada is the candidate. */
export const inRoundTwo: readonly Happened[] = [...inBreak, [bob, { type: 'roundStarted', round: 1 }]]
export const ended: readonly Happened[] = [...inRoundTwo, [bob, { type: 'interviewEnded' }]]

export const box = (id: string, props: Partial<Element> = {}): Element => ({
  id,
  type: 'rectangle',
  x: 0,
  y: 0,
  ...props,
})
