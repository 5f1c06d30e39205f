import { fileURLToPath } from 'node:url'

/**
 * Where the parts of the repository are, told from this file. It sits as deep as the built `dist/main.js` (the build
 * keeps everything flat), so the same steps lead to the same places from source and from the build.
 */
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** A program of ours in a process or thread of its own: TypeScript when we run from source, JavaScript when built. */
const program = (folder: string, name: string) =>
  import.meta.url.endsWith('.ts') ? here(`./${folder}/${name}.ts`) : here(`./${name}.js`)

export const paths = {
  repository: here('../..'),
  migrations: here('../../migrations'),
  client: here('../../client/dist'),
  sample: here('../sample/sample.json'),
  embeddedProcess: program('db', 'embedded-process'),
  packCheck: program('packs', 'pack-check'),
  recordingCheck: program('replay', 'recording-check'),
}
