/** Words as they are: nothing that people wrote becomes a heading, a link or a tag in a Markdown file. One line. */
export const inline = (words: string): string =>
  words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>|~#&!]/g, '\\$&')
    .replace(/^([-+=]|\d+(?=[.)]))/, '\\$1')
    .replace(/^(\\?\d+)([.)])/, '$1\\$2')

/** The same for more than one line, each kept on a line of its own. */
export const block = (words: string): string => words.split('\n').map(inline).filter(Boolean).join('\n\n')

/** A table of cells that are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
