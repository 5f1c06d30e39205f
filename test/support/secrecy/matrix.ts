import { type Kind, kinds, type Moment, moments } from '../http/staged.ts'

export type Cell = Readonly<{ row: string; moment: Moment; kind: Kind; expected: string }>
export type Row = Readonly<{ name: string; words: readonly string[] }>

/** Reads a table: a line of moments, then lines of a name and a word per moment, with a letter per kind of person. */
export function rowsOf(table: string): Row[] {
  const [head = '', ...lines] = table.trim().split('\n')
  if (head.split(/\s+/).filter(Boolean).join() !== moments.join()) throw new Error(`the moments are ${moments}`)
  return lines.map((line) => {
    const words = line.split(/\s+/)
    const letters = words.slice(-moments.length)
    if (letters.some((word) => word.length !== kinds.length)) throw new Error(`a letter for each of ${kinds}: ${line}`)
    return { name: words.slice(0, -moments.length).join(' '), words: letters }
  })
}

export const cellsOf = ({ name, words }: Row): Cell[] =>
  moments.flatMap((moment, m) =>
    kinds.map((kind, k): Cell => ({ row: name, moment, kind, expected: words[m]?.[k] ?? '' })),
  )

/**
 * Tries every cell of a row and returns the row with the outcomes. For rows that only read, the seven people of a
 * moment ask concurrently.
 */
export async function triedOut(row: Row, ask: (cell: Cell) => Promise<string>): Promise<Row> {
  const cells = cellsOf(row)
  const together = row.name.startsWith('GET ') ? kinds.length : 1
  const letters: string[] = []
  for (let at = 0; at < cells.length; at += together)
    letters.push(...(await Promise.all(cells.slice(at, at + together).map(ask))))
  const words = moments.map((_, m) => letters.slice(m * kinds.length, (m + 1) * kinds.length).join(''))
  return { name: row.name, words }
}
