import { fileURLToPath } from 'node:url'

/**
 * Resolves relative to this file. The build is flat, so `dist/main.js` has the same depth as this file and the same
 * paths work for both.
 */
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** A program for a child process or thread: TypeScript in the source tree, JavaScript in the build. */
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
