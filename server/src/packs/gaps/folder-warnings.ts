import { isFormat1 } from '../format/pack-format.ts'
import type { ReadPack } from '../read-pack.ts'
import type { YamlFault } from '../yaml-file.ts'
import { coverGapsOf, questionGapsOf } from './pack-warnings.ts'

/** What a sound pack folder of format 2 lacks of the full form, and figures that have aged. */
export function folderWarnings(
  { cover, pack, files }: Pick<ReadPack, 'cover' | 'pack' | 'files'>,
  now: Date,
): YamlFault[] {
  if (!pack || isFormat1(cover)) return []
  const inQuestions = pack.questions.flatMap((question) =>
    questionGapsOf(question, now).flatMap(({ path, reason }) => files?.get(question.id)?.remark(path, reason) ?? []),
  )
  return [...coverGapsOf(pack, now).map(({ path, reason }) => cover.remark(path, reason)), ...inQuestions]
}
