/** Escapes a text as one line of Markdown, so that no user text becomes a heading, link or tag. */
export const inline = (words: string): string =>
  words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>|~#&!]/g, '\\$&')
    .replace(/^([-+=]|\d+(?=[.)]))/, '\\$1')
    .replace(/^(\\?\d+)([.)])/, '$1\\$2')

export const block = (words: string): string => words.split('\n').map(inline).filter(Boolean).join('\n\n')

/** Cells must be Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
