import { longest } from '../limits.ts'
import { Words } from './terms.ts'

/** Line breaks, control characters and bidirectional controls. */
const DISTURBING = String.raw`[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]`
const undisturbed = new RegExp(`^(?!.*${DISTURBING})`, 'su')
const disturbing = new RegExp(DISTURBING, 'gu')
const visible = /[^\p{Z}\p{Cc}\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u

export const isVisible = (text: string): boolean => visible.test(text)

/**
 * A visible text of one line, in NFC and trimmed: a name, title or tag. `most` counts UTF-16 units, so UTF-8 takes
 * at most three times as many bytes; refuses with `empty` when nothing is visible.
 */
export const label = (most: number, empty: string) =>
  Words.normalize('NFC')
    .trim()
    .regex(visible, empty)
    .regex(undisturbed, 'leave out line breaks and invisible control characters')
    .max(most, `use at most ${most} characters`)

/** Replaces characters that labels forbid with spaces, for texts that no user can correct. */
export const asOneLine = (text: string): string => text.replace(disturbing, ' ').trim()

/** Turns an OAuth provider's name into a valid name; `fallback` when nothing visible is left. */
export function asName(text: string, fallback: string): string {
  const line = asOneLine(text.replace(/\p{Cs}/gu, ' ').normalize('NFC'))
  const short = line
    .slice(0, longest.name)
    .replace(/\p{Cs}$/u, '')
    .trim()
  return isVisible(short) ? short : fallback
}
