/** Lower-case search words, all of which must occur. Empty matches everything. */
export type Filter = readonly string[]

export const filterOf = (text: string): Filter => text.toLowerCase().split(/\s+/).filter(Boolean)

export function matches(filter: Filter, ...texts: readonly string[]): boolean {
  const all = texts.join('\n').toLowerCase()
  return filter.every((word) => all.includes(word))
}

export type Piece = { text: string; hit: boolean; at: number }

export function pieces(text: string, filter: Filter): Piece[] {
  const lower = text.toLowerCase()
  // Lower case can be longer than the text in some scripts, which would shift the marks.
  if (!filter.length || lower.length !== text.length) return [{ text, hit: false, at: 0 }]
  const hit = new Array<boolean>(text.length).fill(false)
  for (const word of filter) markAll(lower, word, hit)
  const cut: Piece[] = []
  for (let at = 0; at < text.length; at += cut.at(-1)?.text.length ?? 1) cut.push(pieceAt(text, hit, at))
  return cut
}

function markAll(text: string, word: string, hit: boolean[]): void {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
    hit.fill(true, at, at + word.length)
}

function pieceAt(text: string, hit: readonly boolean[], at: number): Piece {
  let end = at + 1
  while (end < text.length && hit[end] === hit[at]) end++
  return { text: text.slice(at, end), hit: hit[at] ?? false, at }
}
