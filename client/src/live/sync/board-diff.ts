import { Board } from '@dryrun/shared/interview/board.ts'
import type { Append, Element, ElementProps, Patch } from '@dryrun/shared/interview/element.ts'
import { type CanvasElement, isSame, type Key, plainKeys, sendable, type Values, valuesOf } from './board-element.ts'

/** Most points of one change; longer strokes follow as appends. */
const POINTS_AT_ONCE = 1_000
/** Most points of a stroke on the board. Points beyond stay on the local canvas. */
const MOST_POINTS = 20_000

/** A change to send and the values that count as sent after it. Without `patch` no changed value can be sent. */
export type Change = { patch: Patch | undefined; seen: Values }

type Lists = Readonly<{ points: readonly unknown[]; pressures: readonly unknown[] }>
type StrokeStep = { set?: ElementProps; append?: Append; seen: Lists }

/**
 * Returns the next change from `seen` to the canvas's state, or undefined when there is none. Long strokes take several
 * calls, each with the returned `seen`.
 */
export function nextChange(now: CanvasElement, seen: Values | undefined): Change | undefined {
  return seen ? changeOf(now, seen) : creationOf(now)
}

function creationOf(now: CanvasElement): Change {
  const stroke = now.points ? firstPart(listsOf(now)) : undefined
  const element = { id: now.id, type: now.type, ...sendableOf(now, plainKeys), ...stroke?.set } as Element
  const complete = element.x !== undefined && element.y !== undefined
  return {
    patch: complete ? { id: now.id, element } : undefined,
    seen: { ...valuesOf(now), ...(complete && stroke?.seen) },
  }
}

function changeOf(now: CanvasElement, seen: Values): Change | undefined {
  const changed = plainKeys.filter((key) => !isSame(now[key], seen[key]))
  const stroke = now.points ? strokeStep(listsOf(now), listsOf(seen)) : undefined
  if (!changed.length && !stroke) return undefined
  const set: ElementProps = { ...sendableOf(now, changed), ...stroke?.set }
  const patch: Patch = {
    id: now.id,
    ...(Object.keys(set).length && { set }),
    ...(stroke?.append && { append: stroke.append }),
  }
  const looked = Object.fromEntries(changed.map((key) => [key, now[key]]))
  return {
    patch: 'set' in patch || 'append' in patch ? patch : undefined,
    seen: { ...seen, ...looked, ...stroke?.seen },
  }
}

const sendableOf = (now: CanvasElement, changed: readonly Key[]): ElementProps =>
  Object.fromEntries(
    changed
      .map((key) => [key, now[key] === undefined ? undefined : sendable(key, now[key])])
      .filter(([, v]) => v !== undefined),
  )

const listsOf = ({ points, pressures }: Values): Lists => ({
  points: Array.isArray(points) ? points : [],
  pressures: Array.isArray(pressures) ? pressures : [],
})

function strokeStep(now: Lists, seen: Lists): StrokeStep | undefined {
  const samePressures = isSame(now.pressures, seen.pressures)
  if (!startsWith(now.points, seen.points)) return firstPart(now, samePressures ? seen.pressures : undefined)
  const from = seen.points.length
  const until = Math.min(now.points.length, from + POINTS_AT_ONCE, MOST_POINTS)
  if (until > from) return addition(now, seen, until)
  if (samePressures || now.points.length > MOST_POINTS) return undefined
  return { set: listSet('pressures', now.pressures), seen: { points: seen.points, pressures: now.pressures } }
}

function addition(now: Lists, seen: Lists, until: number): StrokeStep {
  const from = seen.points.length
  const points = now.points.slice(0, until)
  const append = { from, points: sendable('points', points.slice(from)) } as Append
  const together = now.pressures.length === now.points.length && seen.pressures.length === from
  if (together && startsWith(now.pressures, seen.pressures)) {
    const pressures = now.pressures.slice(0, until)
    return {
      append: { ...append, pressures: sendable('pressures', pressures.slice(from)) as number[] },
      seen: { points, pressures },
    }
  }
  const set = isSame(now.pressures, seen.pressures) ? {} : { set: listSet('pressures', now.pressures) }
  return { ...set, append, seen: { points, pressures: now.pressures } }
}

/** Resends the beginning of a stroke; `kept` are pressures that the board has already. */
function firstPart(now: Lists, kept?: readonly unknown[]): StrokeStep {
  const points = now.points.slice(0, POINTS_AT_ONCE)
  const together = now.pressures.length === now.points.length
  const pressures = kept ?? (together ? now.pressures.slice(0, POINTS_AT_ONCE) : now.pressures)
  return {
    set: { ...listSet('points', points), ...(!kept && listSet('pressures', pressures)) },
    seen: { points, pressures },
  }
}

function listSet(key: 'points' | 'pressures', list: readonly unknown[]): ElementProps {
  const value = sendable(key, list)
  return value ? ({ [key]: value } as ElementProps) : {}
}

const startsWith = (list: readonly unknown[], start: readonly unknown[]): boolean =>
  list.length >= start.length && start.every((item, index) => item === list[index] || isSame(item, list[index]))

/** Returns a copy of the element after the patches, by the same rules as the server's board. */
export function patched(element: Readonly<Element> | undefined, patches: readonly Patch[]): Element | undefined {
  const board = new Board()
  if (element) board.apply([{ id: element.id, element }])
  board.apply(patches)
  return board.elements().next().value
}
