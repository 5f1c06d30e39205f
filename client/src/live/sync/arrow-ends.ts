import type { CanvasElement, Values } from './board-element.ts'

type Point = readonly [x: number, y: number]
type Binding = Readonly<{ elementId: string; focus: number; gap: number; fixedPoint?: Point | null }>
type Shape = Readonly<{ type: string; x: number; y: number; width: number; height: number; angle: number }>
type Scene = ReadonlyMap<string, CanvasElement>
type Bindings = Readonly<{ startBinding: Binding | null; endBinding: Binding | null }>
type Route = Bindings & Readonly<{ points: readonly Point[] }>

/** Tolerance between an arrow's end and its binding, in scene pixels. Beyond it the end counts as loose. */
export const SLACK = 2
/** Iteration limit: the ends of an arrow aim at each other, so they converge in rounds. */
const MOST_ROUNDS = 30
/** Bisection steps that find the outline of a shape to 0.01 pixels. */
const HALVINGS = 24

export const boundShapesOf = (arrow: CanvasElement): string[] =>
  Object.values(bindingsOf(arrow)).flatMap((binding) => (binding ? [binding.elementId] : []))

/** Returns the largest distance of the ends from their bindings, in scene pixels; infinite for an erased shape. */
export function strayOf(arrow: CanvasElement, scene: Scene): number {
  if (arrow.angle) return 0
  return strayOfRoute({ ...bindingsOf(arrow), points: pointsOf(arrow) }, scene)
}

/** Returns the values that attach an arrow to its shapes. Removes bindings to erased shapes. */
export function attached(arrow: CanvasElement, scene: Scene): Values {
  const live = liveBindings(arrow, scene)
  for (const bindings of [live, centered(live)]) {
    const route = routed({ ...bindings, points: pointsOf(arrow) }, scene, arrow.elbowed === true)
    if (strayOfRoute(route, scene) <= SLACK) return valuesOfRoute(route)
  }
  return live
}

export function middleOf(arrow: Values): Point {
  const points = pointsOf(arrow)
  const last = points.length - 1
  const [a, b] = [points[Math.floor(last / 2)], points[Math.ceil(last / 2)]] as const
  return a && b ? between(a, b, 0.5) : [0, 0]
}

const bindingsOf = ({ startBinding, endBinding }: Values): Bindings => ({
  startBinding: (startBinding as Binding | null | undefined) ?? null,
  endBinding: (endBinding as Binding | null | undefined) ?? null,
})

function pointsOf({ x, y, points }: Values): Point[] {
  const list = Array.isArray(points) ? (points as Point[]) : []
  return list.map(([dx, dy]) => [Number(x) + dx, Number(y) + dy])
}

function liveBindings(arrow: CanvasElement, scene: Scene): Bindings {
  const { startBinding, endBinding } = bindingsOf(arrow)
  const live = (binding: Binding | null) => (binding && shapeOf(binding, scene) ? binding : null)
  return { startBinding: live(startBinding), endBinding: live(endBinding) }
}

/** Aims both ends at the centers, for which a solution always exists. */
const centered = ({ startBinding, endBinding }: Bindings): Bindings => ({
  startBinding: startBinding && { ...startBinding, focus: 0, gap: Math.max(startBinding.gap, 1) },
  endBinding: endBinding && { ...endBinding, focus: 0, gap: Math.max(endBinding.gap, 1) },
})

function shapeOf({ elementId }: Binding, scene: Scene): Shape | undefined {
  const element = scene.get(elementId)
  return element && !element.isDeleted ? (element as unknown as Shape) : undefined
}

function strayOfRoute({ startBinding, endBinding, points }: Route, scene: Scene): number {
  const [first, second] = points
  const [last, beforeLast] = [points.at(-1), points.at(-2)]
  if (!first || !second || !last || !beforeLast) return 0
  return Math.max(stray(startBinding, first, second, scene), stray(endBinding, last, beforeLast, scene))
}

function stray(binding: Binding | null, end: Point, next: Point, scene: Scene): number {
  if (!binding) return 0
  const shape = shapeOf(binding, scene)
  return shape ? distance(end, endAt(shape, binding, next)) : Number.POSITIVE_INFINITY
}

function routed(route: Route, scene: Scene, isElbowed: boolean): Route {
  const points = [...route.points]
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = [...points]
    placeEnd(route.startBinding, points, [0, 1], scene)
    placeEnd(route.endBinding, points, [points.length - 1, points.length - 2], scene)
    if (points.every((point, index) => distance(point, before[index] ?? point) < 0.01)) break
  }
  return { ...route, points: isElbowed ? bent(points) : points }
}

function placeEnd(
  binding: Binding | null,
  points: Point[],
  [end, next]: readonly [number, number],
  scene: Scene,
): void {
  const [shape, neighbor] = [binding && shapeOf(binding, scene), points[next]]
  if (binding && shape && neighbor) points[end] = endAt(shape, binding, neighbor)
}

/** Three segments at right angles. The canvas routes around shapes when one of them moves next. */
function bent(points: readonly Point[]): Point[] {
  const [start, end] = [points[0], points.at(-1)]
  if (!start || !end) return [...points]
  const middle = (start[0] + end[0]) / 2
  return [start, [middle, start[1]], [middle, end[1]], end]
}

function valuesOfRoute({ startBinding, endBinding, points }: Route): Values {
  const [x, y] = (points[0] ?? [0, 0]).map(rounded) as [number, number]
  const relative = points.map(([px, py]) => [rounded(px - x), rounded(py - y)] as const)
  const spread = (axis: 0 | 1) => {
    const all = relative.map((point) => point[axis])
    return rounded(Math.max(...all) - Math.min(...all))
  }
  return { x, y, points: relative, width: spread(0), height: spread(1), startBinding, endBinding }
}

function endAt(shape: Shape, { focus, gap, fixedPoint }: Binding, next: Point): Point {
  const center: Point = [shape.x + shape.width / 2, shape.y + shape.height / 2]
  const turned = (point: Point, by: number) => turn(point, center, by)
  if (fixedPoint)
    return turned([shape.x + fixedPoint[0] * shape.width, shape.y + fixedPoint[1] * shape.height], shape.angle)
  const from = turned(next, -shape.angle)
  const aim = aimOf(shape, center, focus, from)
  const isOutside = (point: Point) => reach(shape, center, gap, point) > 1
  if (gap === 0 || !isOutside(from) || isOutside(aim)) return turned(aim, shape.angle)
  let [outside, inside] = [0, 1]
  for (let step = 0; step < HALVINGS; step++) {
    const half = (outside + inside) / 2
    if (isOutside(between(from, aim, half))) outside = half
    else inside = half
  }
  return turned(between(from, aim, inside), shape.angle)
}

/**
 * Returns the point that an arrow aims at. |`focus`| is the share of the way from center to corner, its sign the side
 * of the arrow. Source: `focus` in Excalidraw's element format.
 */
function aimOf(shape: Shape, center: Point, focus: number, from: Point): Point {
  if (focus === 0) return center
  const corners = cornersOf(shape).map((corner) => between(center, corner, Math.abs(focus)))
  const corner = (index: number) => corners[(index + 4) % 4] as Point
  const isBeyond = (index: number) => cross(from, corner(index), corner(index + 1)) > 0
  const isShort = (index: number) => cross(from, corner(index), corner(index + 1)) < 0
  const side = [0, 1, 2].find((index) => isBeyond(index) && isShort(focus > 0 ? index + 1 : index - 1)) ?? 3
  return corner(focus > 0 ? side + 1 : side)
}

/** Clockwise from the upper left corner; for a diamond from the left one. */
function cornersOf({ type, x, y, width, height }: Shape): readonly Point[] {
  const [right, bottom, middleX, middleY] = [x + width, y + height, x + width / 2, y + height / 2]
  if (type === 'diamond')
    return [
      [x, middleY],
      [middleX, y],
      [right, middleY],
      [middleX, bottom],
    ]
  return [
    [x, y],
    [right, y],
    [right, bottom],
    [x, bottom],
  ]
}

/** Relative distance from the center: 1 on the outline at `gap` pixels around the shape, less inside. */
function reach({ type, width, height }: Shape, center: Point, gap: number, point: Point): number {
  const [dx, dy] = [Math.abs(point[0] - center[0]), Math.abs(point[1] - center[1])]
  const [a, b] = [Math.max(width / 2, 0.5), Math.max(height / 2, 0.5)]
  if (type === 'ellipse') return Math.hypot(dx / (a + gap), dy / (b + gap))
  if (type !== 'diamond') return Math.max(dx / (a + gap), dy / (b + gap))
  return (dx / a + dy / b) / (1 + (gap * Math.hypot(a, b)) / (a * b))
}

const between = (a: Point, b: Point, share: number): Point => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
]
const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1])
/** Rounds to 0.01 pixels. `|| 0` removes negative zero, which JSON does not have. */
const rounded = (value: number): number => Math.round(value * 100) / 100 || 0

/** Sign tells the side of the line from `a` to `b`. */
const cross = (point: Point, a: Point, b: Point): number =>
  (point[0] - a[0]) * (b[1] - a[1]) - (point[1] - a[1]) * (b[0] - a[0])

function turn(point: Point, center: Point, by: number): Point {
  const [sin, cos] = [Math.sin(by), Math.cos(by)]
  const [dx, dy] = [point[0] - center[0], point[1] - center[1]]
  return [center[0] + dx * cos - dy * sin, center[1] + dx * sin + dy * cos]
}
