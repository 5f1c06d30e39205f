import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { paths } from '@dryrun/server/paths.ts'
import { recordSample } from './recording.ts'

/** `pnpm sample`: records the sample interview that ships with the server. */
const text = await recordSample()
await mkdir(dirname(paths.sample), { recursive: true })
await writeFile(paths.sample, text)
process.stdout.write(`server/sample/sample.json: ${Math.round(text.length / 1024)} KiB\n`)
