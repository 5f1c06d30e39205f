import { isolated } from '../format.ts'

/** What a line of the timeline is about. */
export type LineKind =
  | 'round'
  | 'phase'
  | 'pause'
  | 'chat'
  | 'board'
  | 'followUp'
  | 'hint'
  | 'curveball'
  | 'point'
  | 'flag'
  | 'note'
  | 'score'
  | 'evidence'

/**
 * One thing that happened, in words without a subject ("asked: …"). `by` is who did it, where the frames say so: they
 * do not say who drew. `at` is the moment to look at, in milliseconds of the server's clock.
 */
export type TimelineLine = Readonly<{ at: number; round: number; by: string | null; kind: LineKind; words: string }>

/** When something was last changed and, if it is known, by whom. */
export type Touch = Readonly<{ at: number; by: string | null }>

/**
 * When a word or a score that was changed at a moment counts as written, if nothing more has come: after three seconds.
 * On whole seconds, so that however many are changed, the board is looked at once a second at most.
 */
export const restsAt = (at: number): number => Math.ceil(at / 1_000 + 3) * 1_000

/** On one line, whatever it was written on. */
export const oneLine = (words: string): string => words.replace(/\s+/g, ' ').trim()

/** A name that somebody gave, as it stands in a sentence. */
export const quoted = (name: string): string => `“${name}”`

/** "one", "one and another", "one, another and 3 more". */
export function listed(items: readonly string[], most = 6): string {
  const shown = items.length > most ? items.slice(0, most - 1) : items
  const rest = items.length - shown.length
  const all = rest ? [...shown, `${rest} more`] : shown
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`
}

/** Lines by their moments; those of one moment stay as they were told. */
export const inOrder = <T extends Pick<TimelineLine, 'at'>>(lines: readonly T[]): T[] =>
  [...lines].sort((a, b) => a.at - b.at)

/** The line as a sentence: who did it, or, where that is not known, what was done. */
export function sentenceOf({ by, words }: TimelineLine, nameOf: (personId: string) => string | undefined): string {
  const name = by === null ? undefined : nameOf(by)
  return name ? `${isolated(name)} ${words}` : words.charAt(0).toUpperCase() + words.slice(1)
}
