import { type Outline, reachOf } from './drawing-fault.ts'
import type { Append, Element, ElementProps } from './element.ts'
import { NumberList } from './number-list.ts'
import { shapeSize } from './shape-size.ts'

export type ShapeOutline = Outline & Readonly<{ pressures: number }>

type Pairs = readonly (readonly [number, number])[]

const shapes = new WeakMap<object, Shape>()

/** Returns the flat lists of a board's element; `undefined` for any other object. */
export function flatShape(element: object): Pick<Shape, 'bare' | 'points' | 'pressures'> | undefined {
  return shapes.get(element)
}

const shownLists: PropertyDescriptorMap & ThisType<object> = {
  points: { enumerable: true, configurable: true, get: pointsOf },
  pressures: { enumerable: true, configurable: true, get: pressuresOf },
}

function pointsOf(this: object): Pairs | undefined {
  return shapes.get(this)?.points?.pairs()
}

function pressuresOf(this: object): number[] | undefined {
  return shapes.get(this)?.pressures?.numbers()
}

/** A board's element. Keeps points and pressures as flat arrays, which `element` exposes in their wire format. */
export class Shape {
  readonly element = {} as Element
  points: NumberList | undefined
  pressures: NumberList | undefined
  /** Largest distance of a point from the element's corner since the points were set, in pixels. */
  #reach = 0
  #size = 0

  constructor(props: Readonly<Element>) {
    shapes.set(this.element, this)
    this.assign(props)
  }

  get size(): number {
    return this.#size
  }

  /** Ignores `boundElements`, which the board derives. */
  assign(props: Readonly<ElementProps>): void {
    for (const [key, value] of Object.entries(props)) this.#set(key as keyof ElementProps, value)
    this.#size = shapeSize(this.outline())
  }

  /** Truncates to `from` first, so that a repeat changes nothing. */
  grow({ from, points, pressures }: Append): void {
    if (2 * from > (this.points?.length ?? 0)) return
    this.points ??= this.#show('points', new NumberList())
    this.points.replaceFrom(2 * from, points.flat())
    this.#reach = Math.max(this.#reach, reachOf(points))
    if (pressures) {
      this.pressures ??= this.#show('pressures', new NumberList())
      this.pressures.replaceFrom(from, pressures)
    }
    this.#size = shapeSize(this.outline())
  }

  setBound(bound: ElementProps['boundElements']): void {
    this.element.boundElements = bound
  }

  outline(): ShapeOutline {
    return {
      ...this.bare,
      points: (this.points?.length ?? 0) / 2,
      pressures: this.pressures?.length ?? 0,
      reach: this.#reach,
    }
  }

  copy(): Shape {
    const copy = new Shape(this.bare)
    copy.points = this.points && copy.#show('points', this.points.copy())
    copy.pressures = this.pressures && copy.#show('pressures', this.pressures.copy())
    copy.#reach = this.#reach
    copy.#size = this.#size
    if (this.element.boundElements !== undefined) copy.setBound(this.element.boundElements)
    return copy
  }

  get bare(): Omit<Element, 'points' | 'pressures'> {
    const keys = Object.keys(this.element).filter((key) => key !== 'points' && key !== 'pressures') as (keyof Element)[]
    return Object.fromEntries(keys.map((key) => [key, this.element[key]])) as Omit<Element, 'points' | 'pressures'>
  }

  #set(key: keyof ElementProps, value: unknown): void {
    if (key === 'boundElements') return
    if (key === 'points') this.#setPoints(value as Pairs | undefined)
    else if (key === 'pressures') this.#setPressures(value as readonly number[] | undefined)
    else Object.assign(this.element, { [key]: value })
  }

  #setPoints(points: Pairs | undefined): void {
    if (!points) return
    this.points = this.#show('points', NumberList.ofPairs(points))
    this.#reach = reachOf(points)
  }

  #setPressures(pressures: readonly number[] | undefined): void {
    if (pressures) this.pressures = this.#show('pressures', new NumberList(pressures))
  }

  #show(key: 'points' | 'pressures', list: NumberList): NumberList {
    Object.defineProperty(this.element, key, shownLists[key] as PropertyDescriptor)
    return list
  }
}
