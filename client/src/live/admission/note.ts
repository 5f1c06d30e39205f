import { counted } from '@dryrun/shared/format.ts'

export type Reason = keyof typeof outcomes

/** A shape that was converted or removed. `rest` is text that the board lacks; `detail` is the server's message. */
export type Note = Readonly<{
  reason: Reason
  id: string
  shape: string
  label?: string
  rest?: string
  detail?: string
}>

/** A group of notes that the page shows as one row. `text` is for the author to copy; empty when there is none. */
export type Notice = Readonly<{ key: string; notes: readonly Note[]; headline: string; sentence: string; text: string }>

const outcomes = {
  embed: ['removed', 'The board can’t show other websites. Put the address into a text or into the link of a shape.'],
  type: ['removed', 'This board doesn’t know that kind of shape.'],
  broken: ['removed', 'Its points or sizes are damaged, so the board can’t draw it.'],
  picture: ['removed', 'The file brings no picture for it. Add the picture itself.'],
  many: ['removed', 'A board holds 5,000 shapes. Bring in a smaller part of the drawing.'],
  longText: ['shortened', 'A text holds 10,000 characters. Copy the rest and add it as another text.'],
  longStroke: ['continued as another stroke', 'One stroke holds 20,000 points.'],
  color: ['given the default color', 'The board doesn’t know the color it had. Pick another one.'],
  place: ['moved', 'The board ends 10,000,000 pixels from its middle.'],
  size: ['made smaller', 'A shape is at most 100,000 pixels wide and high.'],
  hatch: ['filled solid', 'Its hatching is too dense to draw.'],
  link: ['left without its link', 'Links start with https:, http: or mailto:.'],
  deleted: ['deleted while you were writing in it', 'Copy your text to use it elsewhere on the board.'],
  closed: ['cut off', 'The board closed while you were writing. Copy your text to keep all of it.'],
  style: ['given the default style', 'The board doesn’t know the style it had.'],
} as const

const MOST_LABEL = 30

/**
 * Groups notes by reason: 40 shapes give one notice. Each note with a `rest` gets its own notice, whose text never
 * changes.
 */
export function withNotes(notices: readonly Notice[], notes: readonly Note[]): Notice[] {
  const groups = new Map(notices.map(({ key, notes: known }) => [key, [...known]]))
  for (const note of notes) {
    const key = keyFor(note, groups)
    const known = (groups.get(key) ?? []).filter(({ id }) => id !== note.id)
    groups.set(key, [...known, note])
  }
  return [...groups].map(([key, group]) => noticeOf(key, group))
}

function keyFor(note: Note, groups: ReadonlyMap<string, readonly Note[]>): string {
  const key = [note.reason, note.detail ?? '', note.rest === undefined ? '' : note.id].join(' ')
  if (note.rest === undefined) return key
  const isOther = (name: string) => groups.get(name)?.some(({ rest }) => rest !== note.rest) ?? false
  let count = 1
  while (isOther(numbered(key, count))) count++
  return numbered(key, count)
}

const numbered = (key: string, count: number) => (count === 1 ? key : `${key} ${count}`)

function noticeOf(key: string, notes: readonly Note[]): Notice {
  const { reason, detail, rest = '' } = notes[0] as Note
  const [outcome, sentence] = outcomes[reason]
  const headline = `${namesOf(notes)} ${notes.length === 1 ? 'was' : 'were'} ${outcome}.`
  return { key, notes, headline, sentence: detail ?? sentence, text: rest }
}

function namesOf(notes: readonly Note[]): string {
  const [first] = notes as readonly [Note]
  const noun = notes.every(({ shape }) => shape === first.shape) ? first.shape : 'shape'
  if (notes.length > 1) return counted(notes.length, noun)
  return first.label ? `The ${noun} “${shortened(first.label)}”` : `1 ${noun}`
}

function shortened(label: string): string {
  const letters = [...label.replace(/\s+/g, ' ').trim()]
  return letters.length > MOST_LABEL ? `${letters.slice(0, MOST_LABEL).join('')}…` : letters.join('')
}

const nouns: Readonly<Record<string, string>> = {
  freedraw: 'stroke',
  image: 'picture',
  embeddable: 'web embed',
  iframe: 'web embed',
  magicframe: 'generated frame',
}

type Named = Readonly<{ id: string; type: string; originalText?: unknown; text?: unknown; name?: unknown }>

export function noteOn(element: Named, reason: Reason, more: Pick<Note, 'rest' | 'detail'> = {}): Note {
  const label = [element.originalText, element.text, element.name].find((words) => typeof words === 'string' && words)
  const shape = nouns[element.type] ?? (/^[a-z]{1,20}$/.test(element.type) ? element.type : 'shape')
  return { reason, id: element.id, shape, ...(label ? { label: label as string } : {}), ...more }
}
