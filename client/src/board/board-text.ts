import { type BoardGraph, boardGraph, type Component, nameOf, stencilText } from '@dryrun/shared/drawing/board-graph.ts'
import type { Drawable } from '@dryrun/shared/drawing/stencil-match.ts'

export function boardText(elements: readonly Drawable[]): string[] {
  const graph = boardGraph(elements)
  const names = new Map(graph.components.map((component) => [component.id, nameOf(component)]))
  const name = (id: string | undefined) => (id !== undefined && names.get(id)) || 'nothing'
  const arrows = [...graph.connections, ...graph.looseArrows].filter(({ from, to }) => from ?? to)
  return [
    ...graph.components.map(withKind),
    ...arrows.map(({ from, to, label }) => `${name(from)} → ${name(to)}${label && `: ${label}`}`),
    ...graph.frames.map(({ words }) => `Frame: ${words}`),
    ...graph.texts.map(({ words }) => `Text: ${words}`),
    ...restOf(graph),
  ]
}

function withKind(component: Component): string {
  const kind = stencilText(component)
  return kind ? `${nameOf(component)}, ${kind}` : nameOf(component)
}

const restOf = ({ shapes, strokes, images }: BoardGraph): string[] => [
  ...counted(shapes, 'shape without a label', 'shapes without a label'),
  ...counted(strokes, 'freehand stroke', 'freehand strokes'),
  ...counted(images, 'picture', 'pictures'),
]

function counted(count: number, one: string, many: string): string[] {
  if (!count) return []
  return [count === 1 ? `One ${one}` : `${count} ${many}`]
}
