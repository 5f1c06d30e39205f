import { Question } from '@dryrun/shared/pack.ts'
import type { z } from 'zod'

/**
 * A unique text in one field, which a search can find in any message. `isGone` where it is later retracted or replaced.
 */
export type Canary = Readonly<{ text: string; field: string; round: number; isGone: boolean }>

const shape = /zq\d{4}x/gi

export const canariesIn = (text: string): Set<string> =>
  new Set((text.match(shape) ?? []).map((found) => found.toLowerCase()))

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
}

/**
 * A question with a unique text in every field, filled by walking the schema, so that new fields are covered without a
 * change here.
 */
export function filledQuestion(textOf: (field: string) => string): Question {
  const question = filled(Question, '', textOf) as Question
  const { parts = [], arrows = [] } = question.startingBoard ?? {}
  // An arrow must refer to existing components.
  for (const arrow of arrows) Object.assign(arrow, { from: parts[0]?.id, to: parts.at(-1)?.id })
  return Question.parse(question)
}

function filled(schema: z.core.$ZodType, path: string, textOf: (field: string) => string): unknown {
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'object':
      return filledObject(def.shape, path, textOf)
    case 'array':
      return Array.from({ length: leastOf(schema) }, () => filled(def.element, `${path}[]`, textOf))
    case 'tuple':
      return def.items.map((item) => filled(item, `${path}[]`, textOf))
    case 'optional':
    case 'default':
      return filled(def.innerType, path, textOf)
    case 'string':
      return textOf(path)
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
    const { minimum, value } = check._zod.def as { minimum?: number; value?: number }
    return minimum ?? value ?? 1
  })
  return Math.max(1, ...least.filter((bound) => bound < 100))
}
