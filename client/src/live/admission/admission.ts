import { drawingFault } from '@dryrun/shared/interview/drawing-fault.ts'
import { type Element, type ElementProps, ElementType } from '@dryrun/shared/interview/element.ts'
import { type CanvasElement, isSame, plainKeys, type Values } from '../sync/board-element.ts'
import { ownId } from './ids.ts'
import { type Note, noteOn, type Reason } from './note.ts'
import { bounded } from './numbers.ts'
import { isSound, type Lists, MOST_POINTS, pieces, reachesTooFar, sizeOf, soundLists } from './points.ts'
import { convert, isTaken } from './properties.ts'
import { shortenedText } from './texts.ts'

type Key = keyof ElementProps

/**
 * The form in which the board takes an element. `id` is its id on the board, `values` are the converted properties,
 * `added` are new elements for content that exceeds a limit of this one.
 */
export type Admitted = Readonly<{
  isTaken: true
  id: string
  values: Values
  added: readonly CanvasElement[]
  notes: readonly Note[]
}>
export type NotTaken = Readonly<{ isTaken: false; notes: readonly Note[] }>

const embeds: ReadonlySet<string> = new Set(['embeddable', 'iframe', 'magicframe'])
const linear: ReadonlySet<string> = new Set(['line', 'arrow', 'freedraw'])
const placed = ['x', 'y', 'width', 'height'] as const

/**
 * Checks an element before it is sent. Properties that changed since `seen` are kept, converted, or make it `NotTaken`;
 * the board accepts every property of an admitted element.
 */
export function admit(now: CanvasElement, seen: Values | undefined, newId: () => string): Admitted | NotTaken {
  if (!ElementType.safeParse(now.type).success) return notTaken(now, embeds.has(now.type) ? 'embed' : 'type')
  const id = ownId(now.id) ?? newId()
  const draft = new Draft(now, seen)
  if (!takeLists(draft)) return notTaken(now, 'broken')
  const added = takeLongStroke(draft, newId)
  takeText(draft)
  takeProperties(draft)
  takeFill(draft)
  return { isTaken: true, id, values: draft.values, added, notes: draft.notes }
}

const notTaken = (now: CanvasElement, reason: Reason): NotTaken => ({ isTaken: false, notes: [noteOn(now, reason)] })

class Draft {
  readonly now: CanvasElement
  readonly seen: Values | undefined
  readonly values: Record<string, unknown> = {}
  readonly notes: Note[] = []

  constructor(now: CanvasElement, seen: Values | undefined) {
    this.now = now
    this.seen = seen
  }

  get(key: string): unknown {
    return key in this.values ? this.values[key] : this.now[key]
  }

  isChanged(key: Key): boolean {
    return !this.seen || !isSame(this.now[key], this.seen[key])
  }

  whole(): CanvasElement {
    return { ...this.now, ...this.values }
  }

  tell(reason: Reason, rest?: string): void {
    if (this.now.isDeleted || this.notes.some((note) => note.reason === reason)) return
    this.notes.push(noteOn(this.now, reason, rest === undefined ? {} : { rest }))
  }
}

/** Repairs the point lists in the draft. Returns false when the element lacks the points that its type needs. */
function takeLists(draft: Draft): boolean {
  const { now, seen, values } = draft
  if (!linear.has(now.type)) {
    if (now.points !== undefined) values.points = undefined
    return true
  }
  if ((seen && now.points === seen.points && now.pressures === seen.pressures) || isSound(now)) return true
  const lists = soundLists(now) ?? (seen && soundLists({ ...seen, type: now.type }))
  if (!lists) return false
  Object.assign(values, { points: lists.points }, now.pressures !== undefined && { pressures: lists.pressures })
  if (now.type === 'freedraw') values.pressures = lists.pressures
  if (reachesTooFar(now.points)) draft.tell('size')
  return true
}

/** Splits a stroke beyond the limit: further elements each start where the previous one ends. */
function takeLongStroke(draft: Draft, newId: () => string): CanvasElement[] {
  const given = draft.get('points')
  if (!Array.isArray(given) || given.length <= MOST_POINTS) return []
  const [first, ...more] = pieces(soundLists(draft.whole()) ?? { points: [], pressures: [] })
  if (!first || !more.length) return []
  const hasPressures = draft.now.type === 'freedraw'
  Object.assign(draft.values, { points: first.points, ...sizeOf(first.points) })
  if (hasPressures) draft.values.pressures = first.pressures
  draft.tell('longStroke')
  return more.map((piece) => ({
    ...draft.whole(),
    ...placedAnew(piece, draft),
    ...(hasPressures && { pressures: piece.pressures }),
    id: newId(),
    index: null,
    boundElements: [],
    startBinding: null,
  }))
}

/** Moves the origin of a piece to its first point, as the canvas requires. */
function placedAnew({ points }: Lists, draft: Draft): Values {
  const [left, top] = points[0] ?? [0, 0]
  const moved = points.map(([x, y]) => [x - left, y - top])
  return {
    x: bounded('x', draft.get('x')) + left,
    y: bounded('y', draft.get('y')) + top,
    points: moved,
    ...sizeOf(points),
  }
}

function takeText(draft: Draft): void {
  if (draft.now.type !== 'text') return
  const { text, originalText } = draft.whole()
  const given = typeof text === 'string' ? text : typeof originalText === 'string' ? originalText : ''
  const texts = { text: given, originalText: typeof originalText === 'string' && originalText ? originalText : given }
  const { rest, ...fitting } = shortenedText(texts)
  for (const key of ['text', 'originalText'] as const)
    if (fitting[key] !== draft.get(key)) draft.values[key] = fitting[key]
  if (rest) draft.tell('longText', rest)
}

function takeProperties(draft: Draft): void {
  const missing = draft.seen ? [] : placed.filter((key) => draft.get(key) === undefined)
  const given = plainKeys.filter((key) => draft.get(key) !== undefined && draft.isChanged(key))
  for (const key of [...missing, ...given]) {
    const value = draft.get(key)
    if (isTaken(key, value)) continue
    const converted = convert(key, value, draft.now)
    draft.values[key] = converted.value
    if (converted.reason) draft.tell(converted.reason)
  }
}

function takeFill(draft: Draft): void {
  if (drawingFault(draft.whole() as unknown as Element)?.property !== 'fillStyle') return
  draft.values.fillStyle = 'solid'
  draft.tell('hatch')
}
