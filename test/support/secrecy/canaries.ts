import { defaultPlan } from '@dryrun/shared/interview/terms.ts'
import { Equivalent, ForCandidates } from '@dryrun/shared/pack/extras.ts'
import { Question } from '@dryrun/shared/pack.ts'
import { z } from 'zod'

/**
 * A unique text in one field, which a search can find in any message. `isGone` where it is later retracted or replaced.
 */
export type Canary = Readonly<{ text: string; field: string; round: number; isGone: boolean }>

const shape = /zq\d{4}x/gi

export const canariesIn = (text: string): Set<string> =>
  new Set((text.match(shape) ?? []).map((found) => found.toLowerCase()))

/** In place of a round, for the texts that a pack has beside its questions. */
export const OF_PACK = -1

/** The parts of a pack that routes answer. */
export const PackParts = z.strictObject({ forCandidates: ForCandidates, equivalents: Equivalent.array() })

export class Aviary {
  readonly canaries: Canary[] = []

  canary(field: string, round: number, isGone = false): string {
    const text = `zq${String(this.canaries.length).padStart(4, '0')}x`
    this.canaries.push({ text, field, round, isGone })
    return text
  }

  question(round: number): Question {
    return filledQuestion((field) => this.canary(field, round))
  }

  /** What a pack has beside its questions, with a unique text in every field. */
  packParts(): z.infer<typeof PackParts> {
    return PackParts.parse(filled(PackParts, '', (field) => this.canary(field, OF_PACK)))
  }
}

const FIRST_PHASE = 'intro'

/**
 * Texts that can't be unique: months, formulas, and references, which `joinReferences` leads to the unique text of
 * another field.
 */
const bound: Readonly<Record<string, string>> = {
  'plan[].id': FIRST_PHASE,
  'script.runCard.musts[].point': '',
  'script.runCard.deciders[].followUp': '',
  'script.runCard.disqualifier.flag': '',
  'script.points[].phase': FIRST_PHASE,
  'script.points[].figures[].asOf': '2026-11',
  'script.followUps[].phase': FIRST_PHASE,
  'script.figures[].asOf': '2026-11',
  'script.examples[].dimension': 'requirements',
  'script.referenceBoard.board.arrows[].from': '',
  'script.referenceBoard.board.arrows[].to': '',
  'script.referenceBoard.variants[].board.arrows[].from': '',
  'script.referenceBoard.variants[].board.arrows[].to': '',
  'script.worksheet.inputs[].asOf': '2026-11',
  'script.worksheet.sums[].formula': '1',
  'equivalents[].asOf': '2026-11',
}
/** Lists of which a round uses one item and leaves another, or whose row is scored by parts. */
const several: Readonly<Record<string, number>> = { 'script.facts': 2, 'criteria[].anchors[]': 2 }
export const isBound = (field: string): boolean => field in bound

/**
 * A question with a unique text in every field, filled by walking the schema, so that new fields are covered without a
 * change here.
 */
export function filledQuestion(textOf: (field: string) => string): Question {
  const question = filled(Question, '', textOf) as Question
  joinReferences(question)
  return Question.parse(question)
}

function joinReferences(question: Question): void {
  const { plan, startingBoard } = question
  const { runCard, points, followUps, redFlags, referenceBoard } = question.script
  const [named] = plan ?? []
  // A walk moves through the phases of the default plan.
  question.plan = defaultPlan.map((phase, nth) => ({ ...phase, ...(nth === 0 && named && { name: named.name }) }))
  const boards = [startingBoard, referenceBoard?.board, ...(referenceBoard?.variants ?? []).map(({ board }) => board)]
  for (const { parts, arrows } of boards.flatMap((board) => board ?? []))
    for (const arrow of arrows) Object.assign(arrow, { from: parts[0]?.id, to: parts.at(-1)?.id })
  for (const [nth, must] of runCard?.musts.entries() ?? []) must.point = points[nth]?.id ?? ''
  for (const [nth, decider] of runCard?.deciders.entries() ?? []) decider.followUp = followUps[nth]?.id ?? ''
  if (runCard) runCard.disqualifier.flag = redFlags[0]?.id ?? ''
  // The first dimension is omitted, and drills are shown for the heaviest of the weak ones.
  for (const step of question.study) step.dimension = 'high-level-design'
}

function filled(schema: z.core.$ZodType, path: string, textOf: (field: string) => string): unknown {
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'object':
      return filledObject(def.shape, path, textOf)
    case 'array':
      return Array.from({ length: several[path] ?? leastOf(schema) }, () => filled(def.element, `${path}[]`, textOf))
    case 'tuple':
      return def.items.map((item) => filled(item, `${path}[]`, textOf))
    case 'optional':
    case 'default':
      return filled(def.innerType, path, textOf)
    case 'pipe':
      return filled(def.out, path, textOf)
    case 'union':
      return filled(def.options[0] as z.core.$ZodType, path, textOf)
    case 'boolean':
      return true
    case 'string':
      return bound[path] ?? textOf(path)
    case 'number':
      return leastOf(schema)
    case 'enum':
      return Object.values(def.entries)[0]
    case 'literal':
      return def.values[0]
    default:
      throw new Error(`${path} is a ${def.type}: say here how to fill it`)
  }
}

function filledObject(
  fields: Readonly<Record<string, z.core.$ZodType>>,
  path: string,
  textOf: (field: string) => string,
): object {
  const parts = Object.entries(fields).map(([key, field]) => [
    key,
    filled(field, path ? `${path}.${key}` : key, textOf),
  ])
  return Object.fromEntries(parts)
}

function leastOf({ _zod: { def } }: z.core.$ZodType): number {
  const least = (def.checks ?? []).map((check) => {
    const { minimum, value, length } = check._zod.def as { minimum?: number; value?: number; length?: number }
    return minimum ?? value ?? length ?? 1
  })
  return Math.max(1, ...least.filter((bound) => bound < 100))
}
