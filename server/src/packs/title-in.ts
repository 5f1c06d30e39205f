const unnamed = 'Pack without a title'

/** What a draft calls itself, told from its text alone: it may have any fault, and must be found in a list all the same. */
export function titleIn(text: string): string {
  const [, said = '', below = ''] = /^title:[ \t]*([^\r\n]*)(?:\r?\n[ \t]+([^\r\n]*))?/m.exec(text) ?? []
  const words = /^[>|]/.test(said) ? below : said.replace(/\s#.*$/, '')
  const title = words
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .trim()
  return title.slice(0, 160) || unnamed
}
