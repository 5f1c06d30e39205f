import { howText } from '../format.ts'
import { checkItem, misquotesOf } from '../interview/interview.ts'
import { reachedBy } from '../interview/parts.ts'
import { scoreFor } from '../interview/scoring.ts'
import type { CheckedItem } from '../interview/terms.ts'
import type { PanelView, RoundView, ScoreView, View } from '../interview/view.ts'
import type { Script } from '../pack.ts'
import { oneLine, quoted, restsAt, type TimelineLine } from './timeline-line.ts'

type Seen = Readonly<{ desk: PanelView; round: RoundView }>
type Row = PanelView['question']['rubric'][number]
type Said = Pick<TimelineLine, 'at' | 'kind' | 'words'>

/** Describes changes of the interviewer panel: points, flags, notes, evidence, and scores once they are idle. */
export class PanelTimeline {
  #seen: Seen | undefined
  #told: PanelView['scores'] = {}
  readonly #restless = new Map<string, number>()

  take(after: View, at: number): TimelineLine[] {
    const { round } = after
    if (!('question' in after) || !round || round.index !== after.question.index) return []
    const isSame = this.#seen?.desk.question.index === after.question.index
    const lines = isSame ? [] : this.finish()
    const before = isSame ? this.#seen?.desk : undefined
    if (!before) this.#told = {}
    this.#seen = { desk: after, round }
    for (const [id, score] of Object.entries(after.scores))
      if (score !== (before && scoreFor(before.scores, id))) this.#restless.set(id, at)
    return [...lines, ...this.#lines(markLines(before, after, at))]
  }

  rest(now: number): TimelineLine[] {
    const rested = [...this.#restless].filter(([, at]) => restsAt(at) <= now)
    return this.#lines(rested.flatMap(([id, at]) => this.#scored(id, at)))
  }

  get due(): number {
    return Math.min(...[...this.#restless.values()].map(restsAt))
  }

  finish(): TimelineLine[] {
    return this.rest(Number.POSITIVE_INFINITY)
  }

  #scored(id: string, at: number): Said[] {
    this.#restless.delete(id)
    const desk = this.#seen?.desk
    const [was, now] = [scoreFor(this.#told, id), desk && scoreFor(desk.scores, id)]
    const row = desk?.question.rubric.find((dimension) => dimension.id === id)
    if (!now || !row) return []
    const words = scoreWords(row, now)
    if (was && scoreWords(row, was) === words) return []
    this.#told = { ...this.#told, [id]: now }
    return [{ at, kind: 'score', words }]
  }

  #lines(said: readonly Said[]): TimelineLine[] {
    const round = this.#seen?.round
    return round ? said.map((one) => ({ ...one, by: round.interviewer, round: round.index })) : []
  }
}

function scoreWords(row: Row, score: ScoreView): string {
  const { level, how, sentence, notAsked } = score
  const words = sentence && `: ${oneLine(sentence)}`
  if (notAsked) return `marked ${row.name} as not asked${words}`
  if (!level) return sentence ? `wrote about ${row.name}${words}` : `took back the score for ${row.name}`
  return `scored ${row.name} ${level}${partsWords(row, score)}${how ? `, ${howText[how]}` : ''}${words}`
}

/** What the observed parts add to the level: another level, or the one part that is missing. */
function partsWords(row: Row, score: ScoreView): string {
  const reached = reachedBy(row, score)
  if (reached && reached.level !== score.level) return `, where its parts come to ${reached.level}`
  return reached?.missing ? `, lacking ${quoted(oneLine(reached.missing.part))}` : ''
}

function markLines(before: PanelView | undefined, after: PanelView, at: number): Said[] {
  const { script, rubric } = after.question
  const pointOf = (id: string) => quoted(script.points.find((point) => point.id === id)?.point ?? id)
  const checkOf = (id: string) => quoted(checksIn(script).get(id) ?? id)
  const misquoteOf = (id: string) => quoted(misquotesOf(script).get(id)?.says ?? id)
  const flagOf = (id: string) => quoted(script.redFlags.find((flag) => flag.id === id)?.flag ?? id)
  const dimensionOf = (id: string) => rubric.find((dimension) => dimension.id === id)?.name ?? id
  return [
    ...changesIn(before?.ticks, after.ticks, ({ pointId }) => pointId).map(([tick, was]): Said => {
      if (!tick) return { at, kind: 'point', words: `took back ${pointOf(was.pointId)}` }
      if (was) return { at, kind: 'point', words: `corrected ${pointOf(tick.pointId)}: heard ${howText[tick.how]}` }
      return { at: tick.at, kind: 'point', words: `heard ${pointOf(tick.pointId)}, ${howText[tick.how]}` }
    }),
    ...changesIn(before?.checks, after.checks ?? [], ({ id }) => id).map(([check, was]): Said => {
      if (check) return { at: check.at, kind: 'check', words: `heard in an answer: ${checkOf(check.id)}` }
      return { at, kind: 'check', words: `took back ${checkOf(was.id)}` }
    }),
    ...changesIn(before?.misquotes, after.misquotes ?? [], ({ id }) => id).map(([misquote, was]): Said => {
      if (misquote) return { at: misquote.at, kind: 'misquote', words: `heard a mistake: ${misquoteOf(misquote.id)}` }
      return { at, kind: 'misquote', words: `took back the mistake ${misquoteOf(was.id)}` }
    }),
    ...changesIn(before?.flags, after.flags, ({ flagId }) => flagId).map(([flag, was]): Said => {
      if (flag) return { at: flag.at, kind: 'flag', words: `raised a red flag: ${flagOf(flag.flagId)}` }
      return { at, kind: 'flag', words: `withdrew the red flag ${flagOf(was.flagId)}` }
    }),
    ...changesIn(before?.notes, after.notes, ({ id }) => id).map(([note, was]): Said => {
      if (!note) return { at, kind: 'note', words: `removed the note ${noteWords(was)}` }
      return { at: was ? at : note.at, kind: 'note', words: `${was ? 'rewrote a note' : 'noted'}: ${noteWords(note)}` }
    }),
    ...changesIn(before?.evidence, after.evidence, ({ id }) => id).map(([moment, was]): Said => {
      if (!moment) return { at, kind: 'evidence', words: `took back a moment for ${dimensionOf(was.dimension)}` }
      const note = moment.note && `: ${oneLine(moment.note)}`
      return { at: moment.at, kind: 'evidence', words: `tied this moment to ${dimensionOf(moment.dimension)}${note}` }
    }),
  ]
}

/** The checks of a script in words, by their `checkItem`. */
function checksIn({ points, followUps }: Script): ReadonlyMap<string, string> {
  const inItems = (of: CheckedItem, items: readonly Pick<Script['points'][number], 'id' | 'checks'>[]) =>
    items.flatMap(({ id: itemId, checks }) =>
      checks.map(({ id: checkId, check }) => [checkItem({ of, itemId, checkId }), check] as const),
    )
  return new Map([...inItems('point', points), ...inItems('followUp', followUps)])
}

const noteWords = ({ text, tags }: PanelView['notes'][number]): string =>
  [oneLine(text), tags.map(quoted).join(' ')].filter(Boolean).join(' · ')

type ChangedItem<T> = readonly [now: T, was: T | undefined] | readonly [now: undefined, was: T]

function changesIn<T>(before: readonly T[] = [], after: readonly T[], idOf: (item: T) => string): ChangedItem<T>[] {
  if (before === after) return []
  const [old, now] = [before, after].map((list) => new Map(list.map((item) => [idOf(item), item])))
  const changed = after
    .map((item) => [item, old?.get(idOf(item))] as const)
    .filter(([item, was]) => item !== was && JSON.stringify(item) !== JSON.stringify(was))
  return [...changed, ...before.filter((item) => !now?.has(idOf(item))).map((was) => [undefined, was] as const)]
}
