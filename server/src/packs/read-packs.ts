import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pack } from '@dryrun/shared/pack.ts'
import { type ReadPack, readPack } from './read-pack.ts'
import type { YamlFault } from './yaml-file.ts'

/** `cover` and `files` locate faults and gaps that are found later. */
export type SoundPack = Readonly<{ pack: Pack; hash: string } & Pick<ReadPack, 'cover' | 'files'>>

/** Its message is for the operator and lists every fault with its line. */
export class PackFaults extends Error {
  readonly faults: readonly YamlFault[]

  constructor(faults: readonly YamlFault[]) {
    const lines = faults.map(({ file, line, column, reason }) => `  ${file}:${line}:${column} ${reason}`)
    const count = faults.length === 1 ? 'one fault' : `${faults.length} faults`
    super(`The question packs have ${count}. Mend what is listed, then start again.\n${lines.join('\n')}`)
    this.faults = faults
  }
}

/** Reads every pack of a folder, one subfolder each. Throws `PackFaults` with the faults of all packs. */
export async function readPacks(folder: string): Promise<SoundPack[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  const read = await Promise.all(names.sort().map((name) => readPack(join(folder, name))))
  const loose = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map(({ name }) => looseFault(name))
  const faults = [...loose, ...read.flatMap((each) => each.faults)]
  if (faults.length) throw new PackFaults(faults)
  return read.flatMap(({ pack, hash, cover, files }) => (pack && hash ? [{ pack, hash, cover, files }] : []))
}

const looseFault = (file: string): YamlFault => ({
  file,
  line: 1,
  column: 1,
  reason: 'a pack is a folder with a pack.yaml in it; this file would be overlooked',
})
