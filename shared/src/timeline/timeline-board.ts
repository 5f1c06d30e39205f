import { Board } from '../interview/board.ts'
import type { Element, ElementProps, Patch } from '../interview/element.ts'
import type { BoardStep } from '../interview/frame.ts'
import { InkTimeline, isInk } from './timeline-ink.ts'
import { listed, restsAt, type TimelineLine, type Touch } from './timeline-line.ts'
import { type Act, actOn, type Thing, type Things, thingsOn, wholeBoard } from './timeline-things.ts'

type Told = Act & Touch

/**
 * Describes board changes as timeline lines. It waits until an element is idle, so that a label typed letter by letter
 * is one line; moves, sizes and colors cause no line.
 */
export class BoardTimeline {
  #board = new Board()
  #round = -1
  /** Time at which this board appeared; cleared once a line describes its content. */
  #newSince: number | undefined
  #told = new Map<string, Thing>()
  readonly #gone = new Set<string>()
  readonly #restless = new Map<string, Touch>()
  readonly #ink = new InkTimeline()
  #due = Number.POSITIVE_INFINITY

  /**
   * Applies a frame's board step and returns the lines that are due. A fresh board of another round resets the state.
   */
  take({ round, fresh, patches }: BoardStep, touch: Touch): TimelineLine[] {
    const lines = fresh && round !== this.#round ? this.#begin(round, touch.at) : []
    // The question's starting elements follow the empty board at the same time.
    if (fresh || touch.at === this.#newSince) return [...lines, ...this.#takeAll(patches, touch, fresh)]
    this.#newSince = undefined
    for (const patch of patches) this.#takeOne(patch, touch)
    return lines
  }

  rest(now: number): TimelineLine[] {
    const ink = this.#ink.rest(now, this.#round)
    return now < this.#due ? ink : [...ink, ...this.#settle(now)]
  }

  get due(): number {
    return Math.min(this.#due, this.#ink.due)
  }

  finish(): TimelineLine[] {
    return this.rest(Number.POSITIVE_INFINITY)
  }

  #begin(round: number, at: number): TimelineLine[] {
    const lines = this.finish()
    this.#round = round
    this.#newSince = at
    this.#board = new Board()
    this.#told.clear()
    this.#gone.clear()
    return lines
  }

  #takeAll(patches: readonly Patch[], touch: Touch, fresh?: boolean): TimelineLine[] {
    const before = fresh ? [...this.#board.elements()] : []
    if (fresh) this.#board = new Board()
    this.#board.apply(patches)
    if (this.#newSince === undefined) {
      for (const element of [...before, ...this.#board.elements()]) this.#touch(keyOf(element), touch)
      return []
    }
    this.#told = new Map(thingsOn(this.#board.elements()))
    const words = wholeBoard(this.#told)
    if (words) this.#newSince = undefined
    return words ? [this.#line({ ...touch, verb: 'on the board:', what: words })] : []
  }

  #takeOne(patch: Patch, touch: Touch): void {
    const before = this.#board.get(patch.id)
    const change = 'element' in patch ? patch.element : (patch.set ?? {})
    const says = before ? saysSomething(before, change) : 'element' in patch && !isBare(patch.element)
    this.#board.apply([patch])
    const now = this.#board.get(patch.id)
    if (!now) return
    if (!isInk(now)) return says ? this.#touch(keyOf(now), touch) : undefined
    if (says) this.#ink.take(now, touch)
    else if ('append' in patch) this.#ink.grow(touch.at)
  }

  #touch(key: string, { at, by }: Touch): void {
    const earlier = this.#restless.get(key)
    this.#restless.set(key, { at, by: earlier && earlier.by !== by ? null : by })
    this.#due = Math.min(this.#due, restsAt(at))
  }

  #settle(now: number): TimelineLine[] {
    const rested = [...this.#restless].filter(([, { at }]) => restsAt(at) <= now)
    for (const [key] of rested) this.#restless.delete(key)
    this.#due = Math.min(...[...this.#restless.values()].map(({ at }) => restsAt(at)))
    if (!rested.length) return []
    const things = thingsOn(this.#board.elements())
    const places = new Map([...things.keys()].map((id, place) => [id, place]))
    rested.sort(([a, one], [b, other]) => one.at - other.at || (places.get(a) ?? -1) - (places.get(b) ?? -1))
    return joined(rested.flatMap(([key, touch]) => this.#tell(key, touch, things))).map((told) => this.#line(told))
  }

  #tell(key: string, touch: Touch, things: Things): Told[] {
    const [was, now] = [this.#told.get(key), things.get(key)]
    if (now) this.#told.set(key, now)
    else this.#told.delete(key)
    if (was?.is === 'component' && !now && this.#board.get(key)?.isDeleted === false)
      return [{ verb: 'removed', what: `the name of “${was.name}”`, ...touch }]
    const act = actOn(was, now, things)
    if (!act) return []
    if (!now) this.#gone.add(key)
    const isBack = !was && this.#gone.delete(key) && act.verb === 'added'
    return [{ ...act, ...touch, verb: isBack ? 'brought back' : act.verb }]
  }

  #line({ at, by, verb, what }: Told): TimelineLine {
    return { at, round: this.#round, by, kind: 'board', words: `${verb} ${what}` }
  }
}

/** A label and its container share one key and become idle together. */
const keyOf = ({ id, type, containerId }: Readonly<Element>): string => (type === 'text' && containerId) || id

/** A new shape causes no line until it has a label. */
const isBare = ({ type, groupIds }: Element): boolean =>
  !groupIds?.length && (type === 'rectangle' || type === 'diamond' || type === 'ellipse' || type === 'line')

function saysSomething(before: Readonly<Element>, change: Readonly<ElementProps>): boolean {
  const moved = (key: keyof ElementProps): boolean => key in change && change[key] !== before[key]
  const isRetied = (key: 'startBinding' | 'endBinding'): boolean =>
    key in change && change[key]?.elementId !== before[key]?.elementId
  const words = ['text', 'originalText', 'isDeleted', 'containerId', 'name', 'startArrowhead', 'endArrowhead'] as const
  return words.some(moved) || isRetied('startBinding') || isRetied('endBinding')
}

const lists: ReadonlySet<string> = new Set(['added', 'brought back', 'wrote', 'connected', 'removed'])

/** Joins acts of the same verb, person and time into one line. */
function joined(all: readonly Told[]): Told[] {
  const lines = new Map<string, Told[]>()
  for (const [place, told] of all.entries()) {
    const key = lists.has(told.verb) ? `${told.at} ${told.by} ${told.verb}` : `${place}`
    lines.set(key, [...(lines.get(key) ?? []), told])
  }
  return [...lines.values()].map((same) => ({ ...(same[0] as Told), what: listed(same.map(({ what }) => what)) }))
}
