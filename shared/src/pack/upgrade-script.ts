import type { Script } from '../pack.ts'
import type { PointFigure } from './figure.ts'

type Point = Script['points'][number]
type FollowUp = Script['followUps'][number]
type RedFlag = Script['redFlags'][number]
/** `T` where the fields that format 2 added may be missing. */
type Earlier<T, Added extends keyof T> = Omit<T, Added> & Partial<Pick<T, Added>>

type EarlierPoint = Earlier<Omit<Point, 'figures'>, 'priority' | 'checks' | 'branches' | 'misquotes'> & {
  figures: readonly (string | PointFigure)[]
}

/** A script of either format: without what format 2 added, the figures of its points are texts. */
export type EarlierScript = Earlier<
  Omit<Script, 'points' | 'followUps' | 'redFlags'>,
  'facts' | 'examples' | 'runCard' | 'referenceBoard' | 'worksheet'
> & {
  points: readonly EarlierPoint[]
  followUps: readonly Earlier<FollowUp, 'priority' | 'checks'>[]
  redFlags: readonly Earlier<RedFlag, 'branches'>[]
}

/** The script in format 2: the same texts, and nothing of what is new. One of format 2 stays as it is. */
export const upgradeScript = (script: EarlierScript): Script => ({
  ...script,
  facts: script.facts ?? [],
  points: script.points.map(upgradePoint),
  followUps: script.followUps.map((followUp): FollowUp => ({ priority: 'should', checks: [], ...followUp })),
  redFlags: script.redFlags.map((flag): RedFlag => ({ branches: [], ...flag })),
  examples: script.examples ?? [],
})

const upgradePoint = ({ figures, ...point }: EarlierPoint): Point => ({
  priority: 'should',
  checks: [],
  branches: [],
  misquotes: [],
  ...point,
  figures: figures.map((figure) => (typeof figure === 'string' ? { value: figure } : figure)),
})
