import type { AnchorParts, Anchors } from '@dryrun/shared/pack/rubric.ts'
import { upgradeScript } from '@dryrun/shared/pack/upgrade-script.ts'
import type { PackCover, PackFile, Question } from '@dryrun/shared/pack.ts'
import type { PackCover1, PackFile1, Question1 } from './format-1.ts'

/** A question of format 1 in format 2: the same texts, and nothing of what is new. */
export const upgradeQuestion = (old: Question1): Question => ({
  ...old,
  omitDimensions: [],
  script: upgradeScript(old.script),
  criteria: old.criteria.map(({ anchors, ...criterion }) => ({ ...criterion, anchors: partsOf(anchors) })),
  pads: [],
})

const partsOf = ([no, leanNo, leanYes, yes]: Anchors): AnchorParts => [[no], [leanNo], [leanYes], [yes]]

const added = { format: 2 as const, equivalents: [], transcripts: [] }

export const upgradePackFile = ({ questions, ...old }: PackFile1): PackFile => ({
  ...old,
  ...added,
  questions: questions.map(upgradeQuestion),
})

export const upgradeCover = (old: PackCover1): PackCover => ({ ...old, ...added })
