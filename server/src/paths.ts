import { fileURLToPath } from 'node:url'

/**
 * Where the parts of the repository are, told from this file. It sits as deep as the built `dist/main.js` (the build
 * keeps everything flat), so the same steps lead to the same places from source and from the build.
 */
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export const paths = {
  repository: here('../..'),
  migrations: here('../../migrations'),
  client: here('../../client/dist'),
  /** The program of the embedded database: TypeScript when we run from source, JavaScript when built. */
  embeddedProcess: import.meta.url.endsWith('.ts') ? here('./db/embedded-process.ts') : here('./embedded-process.js'),
}
