import { Words } from './terms.ts'

/** Line breaks, control characters, and the marks that turn the direction of the text that follows. */
const DISTURBING = String.raw`[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]`
const undisturbed = new RegExp(`^(?!.*${DISTURBING})`, 'su')
const disturbing = new RegExp(DISTURBING, 'gu')
const visible = /[^\p{Z}\p{Cc}\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u

/** Whether a reader sees anything of the text. */
export const isVisible = (text: string): boolean => visible.test(text)

/**
 * One line that other people read: a name, title, label or tag, as NFC without spaces around it. `longest` counts UTF-16
 * units and so bounds the UTF-8 form to three times as many bytes. Refuses with `empty` where a reader would see nothing.
 */
export const label = (longest: number, empty: string) =>
  Words.normalize('NFC')
    .trim()
    .regex(visible, empty)
    .regex(undisturbed, 'leave out line breaks and invisible control characters')
    .max(longest, `use at most ${longest} characters`)

/** The same text as a label: what labels must not hold becomes a space. For texts that nobody can be asked to change. */
export const asOneLine = (text: string): string => text.replace(disturbing, ' ').trim()

export const nameLength = 60

/** A name that another service gave, as a name here; `fallback` where a reader would see nothing of it. */
export function asName(text: string, fallback: string): string {
  const line = asOneLine(text.replace(/\p{Cs}/gu, ' ').normalize('NFC'))
  const short = line
    .slice(0, nameLength)
    .replace(/\p{Cs}$/u, '')
    .trim()
  return isVisible(short) ? short : fallback
}
