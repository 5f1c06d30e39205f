import type { PackCheckReply, PackFault } from '@dryrun/shared/api/own-packs.ts'
import { Equivalent } from '@dryrun/shared/pack/extras.ts'
import { type PackFile, Question } from '@dryrun/shared/pack.ts'
import { rubricFor } from '../core/rubric/rubric.ts'
import { isFormat1, packIn } from './format/pack-format.ts'
import { coverGapsOf, questionGapsOf } from './gaps/pack-warnings.ts'
import { packHash } from './pack-hash.ts'
import { type YamlFault, YamlFile } from './yaml-file.ts'

/** Faults beyond this are only counted. */
const MOST_SHOWN = 200
const LONGEST_REASON = 300

type Faults = Readonly<{ faults: PackFault[]; more: number }>
/** The whole pack or its faults, so that no pack is ever half-imported. */
export type ReadPackFile = Readonly<{ pack: PackFile; hash: string } | Faults>

/** Reads a pack that is one file. Reports faults instead of throwing. */
export function readPackFile(text: string): ReadPackFile {
  const file = new YamlFile('pack.yaml', text)
  const pack = packIn(file)
  if (!pack || file.faults.length) return faultsIn(file)
  return { pack, hash: packHash([file.content]) }
}

/** The faults of a draft, its questions, and a preview of one question for both perspectives. */
export function lookAtPack(text: string, question: number, now = new Date()): PackCheckReply {
  const file = new YamlFile('pack.yaml', text)
  const pack = packIn(file)
  const questions = questionsIn(file)
  const warnings = pack && !file.faults.length ? warningsIn(file, pack, now) : []
  return { ...faultsIn(file), warnings, questions, preview: previewOf(file, question) }
}

/** What a sound pack of format 2 lacks of the full form, and what has aged. */
function warningsIn(file: YamlFile, pack: PackFile, now: Date): PackFault[] {
  if (isFormat1(file)) return []
  const inQuestions = pack.questions.flatMap((question, nth) =>
    questionGapsOf(question, now).map(({ path, reason }) => file.remark(['questions', nth, ...path], reason)),
  )
  const inCover = coverGapsOf(pack, now).map(({ path, reason }) => file.remark(path, reason))
  return [...inCover, ...inQuestions]
    .toSorted((a, b) => a.line - b.line || a.column - b.column)
    .slice(0, MOST_SHOWN)
    .map(shown)
}

function faultsIn({ faults, more }: YamlFile): Faults {
  const sorted = faults.toSorted((a, b) => a.line - b.line || a.column - b.column)
  return { faults: sorted.slice(0, MOST_SHOWN).map(shown), more: more + Math.max(0, faults.length - MOST_SHOWN) }
}

const shown = ({ line, column, reason, path }: YamlFault): PackFault => ({
  line,
  column,
  reason: fromOne(reason).slice(0, LONGEST_REASON),
  ...(path !== undefined && { path: path.slice(0, LONGEST_REASON) }),
})

const fromOne = (reason: string): string =>
  reason.replace(/^questions\.(\d+)(\.?)/, (_, nth, deeper) => `question ${Number(nth) + 1}${deeper && ': '}`)

function questionsIn(file: YamlFile): PackCheckReply['questions'] {
  const list = listIn(file, 'questions').slice(0, 200)
  const lines = list.map((_, index) => file.lineOf(['questions', index]))
  const end = Number.POSITIVE_INFINITY
  return list.map((question, index) => {
    const line = lines[index] ?? 1
    const isWithin = (fault: YamlFault) => fault.line >= line && fault.line < (lines[index + 1] ?? end)
    return { title: titleOf(question, index), line, isSound: !file.faults.some(isWithin) }
  })
}

function listIn({ content }: YamlFile, key: 'questions' | 'equivalents'): readonly unknown[] {
  const list = ((content ?? {}) as { [name in typeof key]?: unknown })[key]
  return Array.isArray(list) ? list : []
}

function titleOf(question: unknown, index: number): string {
  const { title } = (question ?? {}) as { title?: unknown }
  return typeof title === 'string' && title.trim() ? title.slice(0, 160) : `Question ${index + 1}`
}

function previewOf(file: YamlFile, index: number): PackCheckReply['preview'] {
  const { data: question } = Question.safeParse(listIn(file, 'questions')[index])
  if (!question) return null
  const { title, prompt, script, study, startingBoard = null } = question
  const equivalents = listIn(file, 'equivalents').flatMap((each) => Equivalent.safeParse(each).data ?? [])
  const shown = { index, title, prompt, script, rubric: rubricFor(question) }
  return { question: shown, study, equivalents, startingBoard }
}
