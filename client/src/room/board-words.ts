import type { CanvasElement } from './board-element.ts'

/** The board for those who can't see it: its labelled shapes, its connections, and a count of the rest. */
export function boardWords(elements: readonly CanvasElement[]): string[] {
  const seen = elements.filter(({ isDeleted }) => !isDeleted)
  const labels = new Map(seen.filter(isLabel).map((text) => [text.containerId as string, wordsOf(text)]))
  const nameOf = (id: unknown) => (typeof id === 'string' && labels.get(id)) || 'a shape without a label'
  const shapes = seen
    .filter(({ id, type }) => type !== 'arrow' && labels.has(id))
    .map((one) => `${nameOf(one.id)}, ${kindOf(one)}`)
  const arrows = seen
    .filter(({ type }) => type === 'arrow')
    .filter((arrow) => endOf(arrow.startBinding) ?? endOf(arrow.endBinding))
  const connections = arrows.map((arrow) => {
    const words = `${nameOf(endOf(arrow.startBinding))} → ${nameOf(endOf(arrow.endBinding))}`
    return labels.has(arrow.id) ? `${words}: ${labels.get(arrow.id)}` : words
  })
  const texts = seen
    .filter((one) => one.type === 'text' && !one.containerId && wordsOf(one))
    .map((one) => `Text: ${wordsOf(one)}`)
  return [...shapes, ...connections, ...texts, ...restOf(seen)]
}

const isLabel = ({ type, containerId }: CanvasElement): boolean => type === 'text' && typeof containerId === 'string'

const wordsOf = ({ originalText, text }: CanvasElement): string =>
  String(originalText ?? text ?? '')
    .replace(/\s+/g, ' ')
    .trim()

const kindOf = ({ type }: CanvasElement): string => type

const endOf = (binding: unknown): string | undefined =>
  (binding as { elementId?: string } | null | undefined)?.elementId ?? undefined

function restOf(seen: readonly CanvasElement[]): string[] {
  const count = (type: string) => seen.filter((one) => one.type === type).length
  const strokes = count('freedraw')
  const images = count('image')
  return [
    ...(strokes ? [strokes === 1 ? 'One freehand stroke' : `${strokes} freehand strokes`] : []),
    ...(images ? [images === 1 ? 'One picture' : `${images} pictures`] : []),
  ]
}
