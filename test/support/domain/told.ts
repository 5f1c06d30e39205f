import type { Entry, Event } from '@dryrun/server/core/events.ts'
import type { Element, Patch } from '@dryrun/shared/interview/element.ts'
import type { Frame } from '@dryrun/shared/interview/frame.ts'
import { ada, bob, box, openedWith, questionOf } from './facts.ts'
import { replay } from './replay.ts'
import { timelineOf } from './timeline-of.ts'

export type Then = readonly [second: number, by: string, event: Event]

const START = 1_800_000_000_000
export const momentAt = (second: number): number => START + second * 1_000

/** An interview on an empty board with Ada as interviewer and Bob as candidate; the round starts at second 0. */
export function framesOf(story: readonly Then[], eyes = bob, questions = [plain('orders'), plain('search')]): Frame[] {
  const before: Then[] = [
    [-30, ada, openedWith(questions)],
    [-20, ada, { type: 'seatTaken', name: 'Ada', seat: 'host' }],
    [-10, bob, { type: 'seatTaken', name: 'Bob', seat: 'guest' }],
    [0, ada, { type: 'roundStarted', round: 0 }],
  ]
  const entries = [...before, ...story].map(
    ([second, by, event], place): Entry => ({ seq: place + 1, at: momentAt(second), by, commandId: `${place}`, event }),
  )
  return [...replay(entries, eyes)]
}

const plain = (id: string) => ({ ...questionOf(id), startingBoard: undefined })

export const linesOf = (frames: Iterable<Frame>): string[] =>
  timelineOf(frames).map(({ at, words }) => `${(at - START) / 1_000} ${words}`)

export const boardLines = (story: readonly Then[]): string[] =>
  timelineOf(framesOf(story))
    .filter(({ kind }) => kind === 'board')
    .map(({ at, words }) => `${(at - START) / 1_000} ${words}`)

export const draws = (second: number, ...patches: Patch[]): Then => [
  second,
  bob,
  { type: 'boardChanged', round: 0, patches },
]

export const isNew = (element: Element): Patch => ({ id: element.id, element })

export const labelled = (id: string, label: string): Patch[] => [
  isNew(box(id, { boundElements: [{ id: `${id}-label`, type: 'text' }] })),
  isNew(box(`${id}-label`, { type: 'text', text: label, originalText: label, containerId: id, isDeleted: false })),
]

export const arrow = (id: string, from: string | null, to: string | null, props: Partial<Element> = {}): Element =>
  box(id, {
    type: 'arrow',
    startBinding: tiedTo(from),
    endBinding: tiedTo(to),
    endArrowhead: 'arrow',
    isDeleted: false,
    ...props,
  })

export const tiedTo = (elementId: string | null, focus = 0) =>
  elementId === null ? null : { elementId, focus, gap: 1 }

export const types = (id: string, text: string): Patch => ({ id, set: { text, originalText: text } })
