import { PackCover, PackFile, Question } from '@dryrun/shared/pack.ts'
import type { YamlFile } from '../yaml-file.ts'
import { PackCover1, PackFile1, Question1 } from './format-1.ts'
import { upgradeCover, upgradePackFile, upgradeQuestion } from './upgrade.ts'

const remedy = 'check its spelling, or write "format: 2" at the top of the pack for the fields of format 2'

/** A pack says its format at its top; without it the format is 1. An unknown one is checked, and refused, as format 2. */
export const isFormat1 = ({ content }: YamlFile): boolean => {
  const { format } = (content ?? {}) as { format?: unknown }
  return format === undefined || format === null || format === 1
}

/** The whole pack, upgraded to format 2, or undefined with the faults in the file. */
export function packIn(file: YamlFile): PackFile | undefined {
  if (!isFormat1(file)) return file.check(PackFile)
  const old = file.check(PackFile1, remedy)
  return old && upgradePackFile(old)
}

export function coverIn(file: YamlFile): PackCover | undefined {
  if (!isFormat1(file)) return file.check(PackCover)
  const old = file.check(PackCover1, remedy)
  return old && upgradeCover(old)
}

/** `cover` says the format. */
export function questionIn(file: YamlFile, cover: YamlFile): Question | undefined {
  if (!isFormat1(cover)) return file.check(Question)
  const old = file.check(Question1, remedy)
  return old && upgradeQuestion(old)
}
