import { existsSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Pack, Question } from '@dryrun/shared/pack.ts'
import { encodingOf } from '@dryrun/shared/text-encoding.ts'
import { coverIn, questionIn } from './format/pack-format.ts'
import { packHash } from './pack-hash.ts'
import { type YamlFault, YamlFile } from './yaml-file.ts'

const mostBytes = 5 * 1024 * 1024

/** Has a pack or faults, never both, so that no pack is ever half-imported. */
export type ReadPack = Readonly<{
  faults: readonly YamlFault[]
  pack?: Pack
  hash?: string
  cover: YamlFile
  /** The question files by the id of their question. */
  files?: ReadonlyMap<string, YamlFile> | undefined
}>

/** Reads a pack folder: `pack.yaml` and one file per question. Reports the faults of all files at once. */
export async function readPack(folder: string): Promise<ReadPack> {
  const name = basename(folder)
  const names = (await readdir(folder)).filter((file) => file.endsWith('.yaml')).sort()
  const cover = new YamlFile(`${name}/pack.yaml`, '')
  if (!existsSync(join(folder, 'pack.yaml'))) return refused(cover, 'there is no such file; it is the cover of a pack')
  if ((await bytesOf(folder, names)) > mostBytes) return refused(cover, 'the pack is larger than 5 MiB')
  return readFiles(folder, names)
}

async function readFiles(folder: string, names: readonly string[]): Promise<ReadPack> {
  const cover = await readYaml(folder, 'pack.yaml')
  const covered = coverIn(cover)
  const listed = listedIn(cover)
  const files = names.filter((name) => name !== 'pack.yaml')
  const read = await Promise.all(files.map((name) => readYaml(folder, name)))
  const questions = new Map(read.map((file, index) => [slugOf(files[index] ?? ''), checkQuestion(file, cover)]))
  if (listed) compare(cover, listed, read)
  const faults = [cover, ...read].flatMap((file) => file.faults)
  if (!covered || faults.length) return { faults, cover }
  const pack = { ...covered, questions: covered.questions.flatMap((slug) => questions.get(slug) ?? []) }
  const byId = new Map(read.map((file) => [slugOf(file.name), file]))
  return { faults, cover, pack, files: byId, hash: packHash([cover, ...read].map(({ content }) => content)) }
}

function checkQuestion(file: YamlFile, cover: YamlFile): Question | undefined {
  const question = questionIn(file, cover)
  const { id } = (file.content ?? {}) as { id?: unknown }
  const slug = slugOf(file.name)
  if (typeof id === 'string' && id !== slug) file.fault(['id'], `id is "${id}", but the file is called ${slug}.yaml`)
  return question
}

/** The cover and the folder must name the same questions, or a question would silently be missing. */
function compare(cover: YamlFile, listed: readonly unknown[], files: readonly YamlFile[]): void {
  const slugs = new Set(files.map(({ name }) => slugOf(name)))
  listed.forEach((slug, index) => {
    if (listed.indexOf(slug) !== index) cover.fault(['questions', index], `"${slug}" is listed twice`)
    else if (typeof slug === 'string' && !slugs.has(slug))
      cover.fault(['questions', index], `there is no file ${slug}.yaml beside pack.yaml`)
  })
  for (const file of files)
    if (!listed.includes(slugOf(file.name))) file.fault([], 'this question is not listed in pack.yaml')
}

function listedIn(cover: YamlFile): readonly unknown[] | undefined {
  const { questions } = (cover.content ?? {}) as { questions?: unknown }
  return Array.isArray(questions) ? questions : undefined
}

async function readYaml(folder: string, name: string): Promise<YamlFile> {
  const bytes = await readFile(join(folder, name))
  const text = textOf(bytes)
  const file = new YamlFile(`${basename(folder)}/${name}`, text ?? '')
  if (text === undefined) file.fault([], 'the file is not UTF-8 text; save it as UTF-8 in your editor')
  return file
}

/** Undefined for bytes that are neither UTF-8 nor UTF-16. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

async function bytesOf(folder: string, names: readonly string[]): Promise<number> {
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}

const slugOf = (file: string) => basename(file, '.yaml')

function refused(cover: YamlFile, reason: string): ReadPack {
  cover.fault([], reason)
  return { faults: cover.faults, cover }
}
