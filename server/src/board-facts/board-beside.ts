import type { Element } from '@dryrun/shared/interview/element.ts'

type Spot = readonly [x: number, y: number]

/** Maximum distance from the edge of a text to its line, in scene pixels. */
const BESIDE = 40

export function isBeside(text: Readonly<Element>, line: Readonly<Element>): boolean {
  const [halfWidth, halfHeight] = [(text.width ?? 0) / 2, (text.height ?? 0) / 2]
  const middle: Spot = [text.x + halfWidth - line.x, text.y + halfHeight - line.y]
  const points = line.points ?? []
  return points.slice(1).some((end, place) => isNear(middle, [points[place] ?? end, end], [halfWidth, halfHeight]))
}

function isNear([x, y]: Spot, [start, end]: readonly [Spot, Spot], [halfWidth, halfHeight]: Spot): boolean {
  const [dx, dy] = [end[0] - start[0], end[1] - start[1]]
  const along = ((x - start[0]) * dx + (y - start[1]) * dy) / (dx * dx + dy * dy || 1)
  const share = Math.max(0, Math.min(1, along))
  const [nearX, nearY] = [start[0] + share * dx, start[1] + share * dy]
  return Math.abs(x - nearX) <= halfWidth + BESIDE && Math.abs(y - nearY) <= halfHeight + BESIDE
}
