import type { BoardGraph } from '@dryrun/shared/drawing/board-graph.ts'
import type { Element } from '@dryrun/shared/interview/element.ts'

/**
 * What may belong together on a board. Errs toward connection, so that a hand-drawn line or a box within a box yields
 * no false fact about a missing connection.
 */
export type Ties = Readonly<{
  /** Pairs of components that are connected, may be connected, or overlap. */
  pairs: readonly (readonly [string, string])[]
  /** Components at which a line ends that starts elsewhere. */
  touched: ReadonlySet<string>
  /** False where the ends of a line are unknown, as with a rotated line. */
  isClear: boolean
}>

/** Maximum distance from the end of a line to its box, in scene pixels. */
const REACH = 24

const linear: ReadonlySet<string> = new Set(['arrow', 'line', 'freedraw'])

export function tiesOn(elements: readonly Readonly<Element>[], graph: BoardGraph): Ties {
  const named = new Set(graph.components.map(({ id }) => id))
  const boxes = elements.filter(({ id }) => named.has(id))
  const connected = new Map(graph.connections.map(({ id, from, to }) => [id, [from, to] as const]))
  const free = elements.filter(({ id, type }) => linear.has(type) && !connected.has(id))
  const strands = free.map((line) => strandOf(line, boxes, graph))
  const pairs = [...connected.values(), ...overlapping(boxes), ...strands.flatMap(crossing)]
  return {
    pairs,
    touched: new Set([...pairs.flat(), ...strands.flatMap(endings)]),
    isClear: !free.some(({ angle }) => angle),
  }
}

/** The components at either end of a line that is not bound at both. */
type Strand = readonly [readonly string[], readonly string[]]

function strandOf(line: Readonly<Element>, boxes: readonly Readonly<Element>[], { looseArrows }: BoardGraph): Strand {
  const loose = looseArrows.find(({ id }) => id === line.id)
  const [first = [0, 0], last = first] = [line.points?.[0], line.points?.at(-1)]
  const others = boxes.filter(({ groupIds }) => !groupIds?.some((group) => line.groupIds?.includes(group)))
  const near = ([dx, dy]: readonly [number, number]) =>
    others.filter((box) => isNear(box, line.x + dx, line.y + dy)).map(({ id }) => id)
  return [loose?.from ? [loose.from] : near(first), loose?.to ? [loose.to] : near(last)]
}

/** A line within one box connects nothing. */
const crossing = ([starts, ends]: Strand): [string, string][] =>
  starts.flatMap((start) => ends.filter((end) => end !== start).map((end): [string, string] => [start, end]))

const endings = ([starts, ends]: Strand): string[] => [
  ...starts.filter((id) => !ends.includes(id)),
  ...ends.filter((id) => !starts.includes(id)),
]

function overlapping(boxes: readonly Readonly<Element>[]): [string, string][] {
  return boxes.flatMap((a, place) =>
    boxes
      .slice(place + 1)
      .filter((b) => a.x <= right(b) && b.x <= right(a) && a.y <= bottom(b) && b.y <= bottom(a))
      .map((b): [string, string] => [a.id, b.id]),
  )
}

/** A rotated box takes more room than its sides. */
function isNear(box: Readonly<Element>, x: number, y: number): boolean {
  const reach = REACH + (box.angle ? Math.max(box.width ?? 0, box.height ?? 0) / 2 : 0)
  return x >= box.x - reach && x <= right(box) + reach && y >= box.y - reach && y <= bottom(box) + reach
}

const right = ({ x, width = 0 }: Readonly<Element>): number => x + width
const bottom = ({ y, height = 0 }: Readonly<Element>): number => y + height
