const unnamed = 'Pack without a title'

/** The title of a draft by its text alone, since a draft may not parse and still needs a title in lists. */
export function titleIn(text: string): string {
  const [, said = '', below = ''] = /^title:[ \t]*([^\r\n]*)(?:\r?\n[ \t]+([^\r\n]*))?/m.exec(text) ?? []
  const words = /^[>|]/.test(said) ? below : said.replace(/\s#.*$/, '')
  const title = words
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .trim()
  return title.slice(0, 160) || unnamed
}
