import type { Stencil } from '../pack/board.ts'
import { type Drawable, stencilOf } from './stencil-match.ts'
import { stencils } from './stencils.ts'

/**
 * A labeled shape, a stencil part, or any element with an arrow. `label` may be empty; `kind` comes from the part's
 * glyph, never from its text.
 */
export type Component = Readonly<{ id: string; shape: string; kind: Stencil | undefined; label: string }>

/** An arrow bound at both ends, in the direction of its head. */
export type Connection = Readonly<{ id: string; from: string; to: string; label: string; heads: Heads }>
export type Heads = 'one' | 'both' | 'none'

export type LooseArrow = Readonly<{ id: string; from: string | undefined; to: string | undefined; label: string }>

/** A text outside of any container. */
export type FreeText = Readonly<{ id: string; words: string }>

/** The meaning of a drawing, as far as labels and bindings reveal it; lists are oldest first. */
export type BoardGraph = Readonly<{
  components: readonly Component[]
  connections: readonly Connection[]
  looseArrows: readonly LooseArrow[]
  texts: readonly FreeText[]
  frames: readonly FreeText[]
  /** Counts of elements without text: unlabeled shapes, freehand strokes, images. */
  shapes: number
  strokes: number
  images: number
}>

/** Reads a board. Skips erased elements and the strokes within parts. */
export function boardGraph(elements: Iterable<Drawable>): BoardGraph {
  const live = [...elements].filter(({ isDeleted }) => !isDeleted)
  const byId = new Map(live.map((element) => [element.id, element]))
  const labels = new Map(
    live.filter((one) => isLabel(one, byId)).map((text) => [text.containerId as string, wordsOf(text)]),
  )
  const parts = partsOf(live)
  const arrows = live.filter(({ type }) => type === 'arrow').map((arrow) => arrowOf(arrow, { byId, labels, parts }))
  const tied = new Set(arrows.flatMap(({ from, to }) => [from, to]))
  const components = live
    .filter((one) => isComponent(one) && (labels.get(one.id) || parts.boxes.has(one.id) || tied.has(one.id)))
    .map((one) => componentOf(one, labels.get(one.id), parts.boxes.get(one.id)))
  const named = new Set(components.map(({ id }) => id))
  const isFree = ({ id, containerId }: Drawable) => !named.has(id) && !byId.has(containerId ?? '')
  const ofType = (type: string) => live.filter((one) => one.type === type && !named.has(one.id))
  return {
    components,
    connections: arrows.filter(isConnection),
    looseArrows: arrows.filter((arrow) => !isConnection(arrow)).map(({ heads: _, ...arrow }) => arrow),
    texts: ofType('text').filter(isFree).map(freeText).filter(hasWords),
    frames: ofType('frame').map(freeText).filter(hasWords),
    shapes: live.filter(({ id, type }) => shapes.has(type) && !named.has(id) && !parts.boxOf.has(id)).length,
    strokes: ofType('freedraw').length,
    images: ofType('image').length,
  }
}

export function nameOf({ label, kind, shape }: Component): string {
  if (label) return label
  if (kind) return stencils[kind].name
  return shape === 'image' ? 'a picture' : 'a shape without a label'
}

/** Returns the part's kind or shape, or an empty string when the component's name repeats it. */
export function stencilText(component: Component): string {
  const words = component.kind ? inSentence(stencils[component.kind].name) : component.shape
  return nameOf(component).toLowerCase() === words.toLowerCase() || component.shape === 'image' ? '' : words
}

const inSentence = (name: string): string =>
  /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name

const shapes: ReadonlySet<string> = new Set(['rectangle', 'diamond', 'ellipse'])

const isComponent = ({ type }: Drawable): boolean => type !== 'arrow' && type !== 'line' && type !== 'freedraw'

const isLabel = ({ type, containerId }: Drawable, byId: ReadonlyMap<string, Drawable>): boolean =>
  type === 'text' && byId.has(containerId ?? '')

const wordsOf = ({ originalText, text }: Drawable): string => (originalText ?? text ?? '').replace(/\s+/g, ' ').trim()

const freeText = (element: Drawable): FreeText => ({
  id: element.id,
  words: element.type === 'frame' ? (element.name ?? '').trim() : wordsOf(element),
})
const hasWords = ({ words }: FreeText): boolean => words !== ''

function componentOf(element: Drawable, label: string | undefined, kind: Stencil | undefined): Component {
  const own = element.type === 'text' || element.type === 'frame' ? freeText(element).words : ''
  return { id: element.id, shape: element.type, kind, label: label || own }
}

type Parts = Readonly<{
  boxes: ReadonlyMap<string, Stencil>
  boxOf: ReadonlyMap<string, string>
}>

/** Finds the groups that consist of a box, perhaps a label, and the strokes of exactly one glyph. */
function partsOf(live: readonly Drawable[]): Parts {
  const [boxes, boxOf] = [new Map<string, Stencil>(), new Map<string, string>()]
  for (const members of innermostGroups(live)) {
    const box = members.filter(({ type }) => type === 'rectangle').sort((a, b) => areaOf(b) - areaOf(a))[0]
    const strokes = members.filter((one) => one !== box && one.type !== 'text')
    const kind = box && strokes.every((one) => isInside(one, box)) ? stencilOf(strokes) : undefined
    if (!box || !kind) continue
    boxes.set(box.id, kind)
    for (const { id } of strokes) boxOf.set(id, box.id)
  }
  return { boxes, boxOf }
}

function innermostGroups(live: readonly Drawable[]): Iterable<readonly Drawable[]> {
  const groups = new Map<string, Drawable[]>()
  for (const element of live) {
    const [group] = element.groupIds ?? []
    if (group === undefined) continue
    const members = groups.get(group)
    if (members) members.push(element)
    else groups.set(group, [element])
  }
  return groups.values()
}

const areaOf = ({ width = 0, height = 0 }: Drawable): number => width * height

const isInside = ({ x = 0, y = 0 }: Drawable, box: Drawable): boolean =>
  x >= (box.x ?? 0) &&
  y >= (box.y ?? 0) &&
  x <= (box.x ?? 0) + (box.width ?? 0) &&
  y <= (box.y ?? 0) + (box.height ?? 0)

type Seen = Readonly<{ byId: ReadonlyMap<string, Drawable>; labels: ReadonlyMap<string, string>; parts: Parts }>
type Arrow = LooseArrow & { heads: Heads }

/** An arrow bound to a stroke within a part counts as bound to the part. */
function arrowOf(arrow: Drawable, { byId, labels, parts }: Seen): Arrow {
  const endOf = (binding: Drawable['startBinding']): string | undefined => {
    const id = binding?.elementId ?? ''
    const end = byId.get(id)
    return parts.boxOf.get(id) ?? (end && isComponent(end) ? id : undefined)
  }
  const [start, end] = [endOf(arrow.startBinding), endOf(arrow.endBinding)]
  const [startHead, endHead] = [arrow.startArrowhead ?? null, headAtEnd(arrow)]
  const isBackwards = startHead !== null && endHead === null
  return {
    id: arrow.id,
    from: isBackwards ? end : start,
    to: isBackwards ? start : end,
    label: labels.get(arrow.id) ?? '',
    heads: startHead !== null && endHead !== null ? 'both' : startHead !== null || endHead !== null ? 'one' : 'none',
  }
}

/** Excalidraw's default is an arrowhead at the end. */
const headAtEnd = ({ endArrowhead }: Drawable): string | null => (endArrowhead === undefined ? 'arrow' : endArrowhead)

const isConnection = (arrow: Arrow): arrow is Arrow & Connection => arrow.from !== undefined && arrow.to !== undefined
