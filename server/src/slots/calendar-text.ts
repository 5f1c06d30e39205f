/** Octets of a line, without its line break. Source: RFC 5545, 3.1. */
const LINE_OCTETS = 75

/** `text` is escaped, `value` is written as it is. */
export type CalendarLine = Readonly<{ name: string; text?: string; value?: string }>

/** An iCalendar file, with folded lines and CRLF. Source: RFC 5545. */
export const calendarText = (lines: readonly CalendarLine[]): string => lines.map(contentLine).join('')

/** A UTC time such as 20261201T170000Z; `at` in milliseconds since 1970. */
export const calendarMoment = (at: number): string =>
  new Date(at).toISOString().replace(/\.\d+/, '').replace(/[-:]/g, '')

function contentLine({ name, text, value = '' }: CalendarLine): string {
  return `${folded(`${name}:${text === undefined ? value : escaped(text)}`)}\r\n`
}

/** Line breaks become a backslash and an n; other control characters are not allowed in text. */
const escaped = (text: string): string =>
  text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|[\r\n\u2028\u2029]/g, '\\n')
    .replace(/(?!\t)\p{Cc}/gu, ' ')

function folded(line: string): string {
  let octets = 0
  const parts = Array.from(line, (character) => {
    const size = Buffer.byteLength(character)
    const fits = octets + size <= LINE_OCTETS
    octets = fits ? octets + size : size + 1
    return fits ? character : `\r\n ${character}`
  })
  return parts.join('')
}
