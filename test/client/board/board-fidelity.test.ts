import { isOwnId, ownId } from '@dryrun/client/live/admission/ids.ts'
import { isTaken } from '@dryrun/client/live/admission/properties.ts'
import { isSame, isWorthSending, sendable } from '@dryrun/client/live/sync/board-element.ts'
import type { ElementProps } from '@dryrun/shared/interview/element.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PairStage } from '../../support/page/pair-stage.ts'
import { type Step, sharedKeys, steps } from '../../support/page/shape-dice.ts'

type Loose = Readonly<Record<string, unknown>>
type Key = keyof ElementProps

/** Visible properties that keep their form on the board unless admission converts them. */
const seen: readonly Key[] = ['x', 'y', 'width', 'height', 'opacity', 'strokeWidth', 'fillStyle', 'link', 'strokeColor']
/** Whether admission rewrites the value: colors in other notations and empty text. */
const isRewritten = (value: unknown): boolean => value === '' || /^(rgba|hsl|Red|#ABC|#0A0)/.test(String(value))

function played(given: readonly Step[]): PairStage {
  const stage = new PairStage()
  for (const step of given) stage.take(step)
  stage.settle()
  return stage
}

const alike = (a: unknown, b: unknown): boolean => isSame(orNothing(a), orNothing(b))
const orNothing = (value: unknown): unknown => (Array.isArray(value) && !value.length ? undefined : value)

const compared = sharedKeys.filter((key) => key !== 'boundElements')

function unlike(there: Loose, here: Loose | undefined, canvas: string): string[] {
  if (!here) return [`${there.type} ${there.id} is not on the canvas of ${canvas}`]
  const isAlike = (key: Key) => alike(sendable(key, here[key]), there[key])
  return compared.filter((key) => !isAlike(key)).map((key) => `${there.id} ${key}: ${canvas} and the server`)
}

function differences({ author, otherCanvas, board }: PairStage): string[] {
  const mine = author.canvas.shown() as Record<string, Loose>
  const theirs = otherCanvas.shown() as Record<string, Loose>
  const there = new Set(board.map(({ id }) => id))
  const unsent = author.canvas.elements().filter((one) => isWorthSending(one) && !there.has(one.id))
  return [
    ...board.flatMap((one) => [
      ...unlike(one, mine[one.id], 'its author'),
      ...unlike(one, theirs[one.id], 'the other'),
    ]),
    ...unsent.map(({ id }) => `${id} only at its author`),
  ]
}

function changes(was: Loose, is: Loose): string[] {
  const isKept = (key: Key) =>
    isSame(was[key], is[key]) || (isTaken(key, was[key]) && isSame(sendable(key, was[key]), is[key]))
  const lost = seen.filter((key) => was[key] !== undefined && !isKept(key) && !isRewritten(was[key]))
  return lost.map((key) => `${key}: ${String(was[key])} became ${String(is[key])}`)
}

/** Differences between the board and the drawing that the author got no note about. */
function untold({ author, board, drawn }: PairStage): string[] {
  const told = new Set(author.notes.map(({ id }) => ownId(id)))
  const there = new Map(board.map((one) => [one.id, one as Loose]))
  return [...drawn].flatMap(([id, was]) => {
    const is = there.get(id)
    if (told.has(id)) return []
    if (is) return changes(was, is).map((words) => `${id} ${words}`)
    const isWorth = isWorthSending({ version: 1, isDeleted: false, ...was, id, type: String(was.type) })
    return isWorth ? [`${was.type} ${id} vanished`] : []
  })
}

function expectFaithful(stage: PairStage): void {
  expect(differences(stage)).toEqual([])
  expect(untold(stage)).toEqual([])
  const { canvas, agreements } = stage.author
  expect(canvas.elements().filter((one) => isWorthSending(one) && !isOwnId(one.id))).toEqual([])
  expect(agreements.at(-1) ?? true).toBe(true)
}

describe('an author, another person and the server', () => {
  test('[CV6] whatever is drawn, both canvases and the server have the same, or its author was told', () => {
    fc.assert(
      fc.property(steps, (given) => expectFaithful(played(given))),
      { seed: 9, numRuns: 100 },
    )
  })

  test('[CV6] an empty text of another program keeps nobody waiting, and is shared once it has words', () => {
    const stage = played([{ draw: { type: 'text', text: '', originalText: '' } }, { draw: { type: 'rectangle' } }])
    expectFaithful(stage)
    expect(stage.board.map(({ type }) => type)).toEqual(['rectangle'])
    stage.take({ change: { which: 0, props: { text: 'API', originalText: 'API' } } })
    stage.settle()
    expectFaithful(stage)
    expect(stage.board.map(({ text }) => text)).toContain('API')
  })
})
