import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { questionIn } from '@dryrun/server/packs/format/pack-format.ts'
import { folderWarnings } from '@dryrun/server/packs/gaps/folder-warnings.ts'
import { questionGapsOf } from '@dryrun/server/packs/gaps/pack-warnings.ts'
import { readPack } from '@dryrun/server/packs/read-pack.ts'
import { type YamlFault, YamlFile } from '@dryrun/server/packs/yaml-file.ts'

/**
 * Checks pack folders, folders of question files without a `pack.yaml`, and single question files:
 * `tsx support/packs/check-packs.ts PATH…`. Files without a cover are read as format 2. Exits with 1 on a fault.
 */

type Checked = Readonly<{ faults: readonly YamlFault[]; warnings: readonly YamlFault[] }>

async function checkAt(path: string, now: Date): Promise<Checked> {
  if (!statSync(path).isDirectory()) return checkQuestion(path, now)
  if (existsSync(join(path, 'pack.yaml'))) {
    const read = await readPack(path)
    return { faults: read.faults, warnings: folderWarnings(read, now) }
  }
  const files = readdirSync(path).filter((name) => name.endsWith('.yaml'))
  const checked = files.map((name) => checkQuestion(join(path, name), now))
  return { faults: checked.flatMap(({ faults }) => faults), warnings: checked.flatMap(({ warnings }) => warnings) }
}

function checkQuestion(path: string, now: Date): Checked {
  const file = new YamlFile(`${basename(dirname(path))}/${basename(path)}`, readFileSync(path, 'utf8'))
  const question = questionIn(file, new YamlFile('pack.yaml', 'format: 2'))
  const gaps = question ? questionGapsOf(question, now) : []
  if (question && question.id !== basename(path, '.yaml')) file.fault(['id'], 'the id is not the name of the file')
  return { faults: file.faults, warnings: gaps.map(({ path: at, reason }) => file.remark(at, reason)) }
}

const line = (kind: string) => (fault: YamlFault) =>
  `${kind} ${fault.file}:${fault.line}:${fault.column} ${fault.reason}\n`

const checked = await Promise.all(process.argv.slice(2).map((path) => checkAt(path, new Date())))
const faults = checked.flatMap((each) => each.faults)
const warnings = checked.flatMap((each) => each.warnings)
process.stdout.write([...faults.map(line('FAULT  ')), ...warnings.map(line('warning'))].join(''))
process.stdout.write(`${faults.length} faults, ${warnings.length} warnings\n`)
process.exitCode = faults.length ? 1 : 0
