import { isolated } from '../format.ts'

export type LineKind =
  | 'round'
  | 'phase'
  | 'pause'
  | 'chat'
  | 'board'
  | 'fact'
  | 'followUp'
  | 'hint'
  | 'curveball'
  | 'point'
  | 'check'
  | 'misquote'
  | 'flag'
  | 'note'
  | 'score'
  | 'evidence'

/**
 * An event in words without a subject ("asked: …"). `by` is the person, null where the frames do not say (they do not
 * say who drew); `at` is the server's time in milliseconds.
 */
export type TimelineLine = Readonly<{ at: number; round: number; by: string | null; kind: LineKind; words: string }>

export type Touch = Readonly<{ at: number; by: string | null }>

/**
 * When a change at `at` counts as finished: after three idle seconds, rounded up to whole seconds so that the board is
 * read at most once per second.
 */
export const restsAt = (at: number): number => Math.ceil(at / 1_000 + 3) * 1_000

export const oneLine = (words: string): string => words.replace(/\s+/g, ' ').trim()

export const quoted = (name: string): string => `“${name}”`

/** "one", "one and another", "one, another and 3 more". */
export function listed(items: readonly string[], most = 6): string {
  const shown = items.length > most ? items.slice(0, most - 1) : items
  const rest = items.length - shown.length
  const all = rest ? [...shown, `${rest} more`] : shown
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`
}

export const inOrder = <T extends Pick<TimelineLine, 'at'>>(lines: readonly T[]): T[] =>
  [...lines].sort((a, b) => a.at - b.at)

export function sentenceOf({ by, words }: TimelineLine, nameOf: (personId: string) => string | undefined): string {
  const name = by === null ? undefined : nameOf(by)
  return name ? `${isolated(name)} ${words}` : words.charAt(0).toUpperCase() + words.slice(1)
}
