import type { BoardGraph } from '@dryrun/shared/drawing/board-graph.ts'
import type { Element } from '@dryrun/shared/interview/element.ts'

/**
 * What may belong together on a board, told generously: a fact about what is *not* joined must not be wrong only because
 * somebody drew a line by hand, or put one box into another.
 */
export type Ties = Readonly<{
  /** Pairs of components that are connected, may be, or lie in or over each other. */
  pairs: readonly (readonly [string, string])[]
  /** Components at which something ends that starts elsewhere. */
  touched: ReadonlySet<string>
  /** False where something is drawn of which it can't be known where it ends. */
  isClear: boolean
}>

/** How near to a box a line must end to be meant for it, in scene pixels. */
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

/** The components at either end of a line that is not tied at both. */
type Strand = readonly [readonly string[], readonly string[]]

function strandOf(line: Readonly<Element>, boxes: readonly Readonly<Element>[], { looseArrows }: BoardGraph): Strand {
  const loose = looseArrows.find(({ id }) => id === line.id)
  const [first = [0, 0], last = first] = [line.points?.[0], line.points?.at(-1)]
  const others = boxes.filter(({ groupIds }) => !groupIds?.some((group) => line.groupIds?.includes(group)))
  const near = ([dx, dy]: readonly [number, number]) =>
    others.filter((box) => isNear(box, line.x + dx, line.y + dy)).map(({ id }) => id)
  return [loose?.from ? [loose.from] : near(first), loose?.to ? [loose.to] : near(last)]
}

/** A line inside of one box joins nothing. */
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

/** What was turned takes more room than its sides say. */
function isNear(box: Readonly<Element>, x: number, y: number): boolean {
  const reach = REACH + (box.angle ? Math.max(box.width ?? 0, box.height ?? 0) / 2 : 0)
  return x >= box.x - reach && x <= right(box) + reach && y >= box.y - reach && y <= bottom(box) + reach
}

const right = ({ x, width = 0 }: Readonly<Element>): number => x + width
const bottom = ({ y, height = 0 }: Readonly<Element>): number => y + height
