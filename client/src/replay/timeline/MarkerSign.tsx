import type { MarkerKind } from '@dryrun/shared/replay/recording.ts'
import {
  IconBoltFilled,
  IconBulbFilled,
  IconCircleCheckFilled,
  IconFlagFilled,
  IconInfoCircleFilled,
  IconMessageCircleFilled,
  IconPinnedFilled,
  IconSquareRoundedArrowUpFilled,
  IconStarFilled,
} from '@tabler/icons-react'
import classes from './MarkerSign.module.css'

/** One shape per kind, because color alone does not distinguish them. */
const signs = {
  fact: IconInfoCircleFilled,
  followUp: IconMessageCircleFilled,
  hint: IconBulbFilled,
  curveball: IconBoltFilled,
  point: IconCircleCheckFilled,
  flag: IconFlagFilled,
  note: IconPinnedFilled,
  evidence: IconStarFilled,
  change: IconSquareRoundedArrowUpFilled,
} as const

export function MarkerSign({ kind }: { kind: MarkerKind }) {
  const Sign = signs[kind]
  return <Sign size={16} aria-hidden className={classes.sign} data-kind={kind} />
}
