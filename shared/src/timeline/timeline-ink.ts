import type { Element } from '../interview/element.ts'
import type { TimelineLine, Touch } from './timeline-line.ts'

/** Longer than for text, because sketching has longer pauses. */
const INK_REST_MS = 10_000

/** Elements without text; a line gives only their number. */
const ink = {
  freedraw: { drew: 'drew', erased: 'erased', one: 'a freehand stroke', many: 'freehand strokes' },
  image: { drew: 'added', erased: 'removed', one: 'a picture', many: 'pictures' },
} as const
type Ink = keyof typeof ink

export const isInk = ({ type }: Pick<Element, 'type'>): boolean => type in ink

type Run = { at: number; by: string | null; drawn: Set<string>; erased: Set<string> }

/** Counts strokes and images, and joins those without a longer pause between them. */
export class InkTimeline {
  readonly #runs = new Map<Ink, Run>()
  #due = Number.POSITIVE_INFINITY

  take({ id, type, isDeleted }: Readonly<Element>, { at, by }: Touch): void {
    const run = this.#runs.get(type as Ink) ?? { at, by, drawn: new Set(), erased: new Set() }
    this.#runs.set(type as Ink, run)
    const [to, from] = isDeleted ? [run.erased, run.drawn] : [run.drawn, run.erased]
    if (!from.delete(id)) to.add(id)
    run.at = at
    if (run.by !== by) run.by = null
    this.#due = Math.min(this.#due, at + INK_REST_MS)
  }

  /** Keeps the run open while a stroke grows. */
  grow(at: number): void {
    const run = this.#runs.get('freedraw')
    if (run) run.at = at
  }

  get due(): number {
    return this.#due
  }

  rest(now: number, round: number): TimelineLine[] {
    if (now < this.#due) return []
    const rested = [...this.#runs].filter(([, { at }]) => at + INK_REST_MS <= now)
    for (const [type] of rested) this.#runs.delete(type)
    this.#due = Math.min(...[...this.#runs.values()].map(({ at }) => at + INK_REST_MS))
    return rested.flatMap(([type, run]) => linesOf(ink[type], run, round))
  }
}

function linesOf(words: (typeof ink)[Ink], { at, by, drawn, erased }: Run, round: number): TimelineLine[] {
  const line = (verb: string, { size }: Set<string>): TimelineLine[] => {
    if (!size) return []
    return [{ at, round, by, kind: 'board', words: `${verb} ${size === 1 ? words.one : `${size} ${words.many}`}` }]
  }
  return [...line(words.drew, drawn), ...line(words.erased, erased)]
}
