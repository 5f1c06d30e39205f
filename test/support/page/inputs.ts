import { readdirSync, readFileSync } from 'node:fs'

type Loose = Record<string, unknown>
type Scene = { name: string; elements: Loose[]; files: Record<string, unknown> }

const folder = new URL('./inputs/', import.meta.url)
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8')

function sceneIn(name: string): Scene {
  const {
    elements,
    files = {},
    libraryItems = [],
  } = JSON.parse(read(name)) as {
    elements?: Loose[]
    files?: Scene['files']
    libraryItems?: { elements: Loose[] }[]
  }
  return { name, elements: elements ?? libraryItems.flatMap((item) => item.elements), files }
}

/** Files of other programs that broke the board of an earlier version. */
export const inputs = {
  read,
  scenes: readdirSync(folder)
    .filter((name) => !name.endsWith('.txt'))
    .map(sceneIn),
}
