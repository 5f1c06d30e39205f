import { z } from 'zod'
import { TargetLevel } from '../interview/terms.ts'
import { most } from '../limits.ts'
import { PointFigure } from './figure.ts'
import { Brief, Line, Slug, shortLine, Text } from './text.ts'

export const Priority = z.enum(['must', 'should', 'extra'])
export type Priority = z.infer<typeof Priority>

/** What an item needs of the round: `phase` is a phase of the question's plan, `minutes` what it takes to hear. */
const timing = {
  priority: Priority.default('should'),
  phase: Slug.optional(),
  minutes: z.number().min(0.5).max(20).optional(),
}

/** One observable part of a good answer, short enough to tick while listening; `level` is the level that it marks. */
export const Check = z.strictObject({ id: Slug, check: shortLine(9), level: TargetLevel })
export type Check = z.infer<typeof Check>
const Checks = z.array(Check).max(6).default([])

/** A question to ask once the candidate says a thing. */
export const Branch = z.strictObject({ ifTheySay: Line, ask: Brief })
export type Branch = z.infer<typeof Branch>
const Branches = z.array(Branch).max(4).default([])

/** A widespread wrong statement, what is right, and why. */
export const Misquote = z.strictObject({ says: Line, right: Brief, because: Brief })
export type Misquote = z.infer<typeof Misquote>

/** What the candidate may ask for during requirements, and what to tell. `impliesSecret` marks one that gives a point away. */
export const Fact = z.strictObject({ id: Slug, ask: Line, tell: Brief, impliesSecret: z.boolean().optional() })
export type Fact = z.infer<typeof Fact>

/** A point to listen for. */
export const Point = z.strictObject({
  id: Slug,
  point: Line,
  listenFor: Text,
  ...timing,
  checks: Checks,
  figures: z.array(PointFigure).max(8).default([]),
  branches: Branches,
  misquotes: z.array(Misquote).max(most.misquotes).default([]),
})
export type Point = z.infer<typeof Point>

export const FollowUp = z.strictObject({
  id: Slug,
  ask: Text,
  tests: Text,
  goodAnswer: Text,
  ...timing,
  checks: Checks,
})
export type FollowUp = z.infer<typeof FollowUp>

export const Hint = z.strictObject({ id: Slug, step: z.enum(['nudge', 'lead', 'show']), text: Text })
export type Hint = z.infer<typeof Hint>

export const RedFlag = z.strictObject({ id: Slug, flag: Line, because: Text, branches: Branches })
export type RedFlag = z.infer<typeof RedFlag>

export const Curveball = z.strictObject({ ask: Text, listenFor: Text })
export type Curveball = z.infer<typeof Curveball>
