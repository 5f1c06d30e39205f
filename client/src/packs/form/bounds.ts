import { PackFile } from '@dryrun/shared/pack.ts'
import type { z } from 'zod'
import type { Path } from './pack-text.ts'

/** Of a text's length, of a list's length, or of a number. Infinite where the format has no bound. */
export type Bound = Readonly<{ least: number; most: number; isOptional: boolean }>

/** What the format itself says about a place of a pack. */
export function boundAt(path: Path): Bound {
  const schema = schemaAt(path)
  const isOptional = schema?._zod.def.type === 'optional'
  const def = schema && inner(schema)._zod.def
  if (def?.type === 'tuple') return { least: def.items.length, most: def.items.length, isOptional }
  const checks = (def?.checks ?? []).map(({ _zod }) => _zod.def as Check)
  return {
    least: Math.max(Number.NEGATIVE_INFINITY, ...checks.flatMap(leastOf)),
    most: Math.min(Number.POSITIVE_INFINITY, ...checks.flatMap(mostOf)),
    isOptional,
  }
}

type Check = Readonly<{ check: string; minimum?: number; maximum?: number; length?: number; value?: number }>

const leastOf = ({ check, minimum, length, value }: Check) =>
  minimum ?? length ?? (check === 'greater_than' ? value : undefined) ?? []
const mostOf = ({ check, maximum, length, value }: Check) =>
  maximum ?? length ?? (check === 'less_than' ? value : undefined) ?? []

const schemaAt = (path: Path): z.core.$ZodTypes | undefined =>
  path.reduce<z.core.$ZodTypes | undefined>((schema, step) => schema && stepInto(inner(schema), step), inner(PackFile))

function stepInto({ _zod: { def } }: z.core.$ZodTypes, step: string | number): z.core.$ZodTypes | undefined {
  const shape: Readonly<Record<string, z.core.$ZodType>> = def.type === 'object' ? def.shape : {}
  const next = def.type === 'array' ? def.element : def.type === 'tuple' ? def.items[Number(step)] : shape[step]
  return next as z.core.$ZodTypes | undefined
}

/** Without what makes a value optional or prepares it. */
function inner(schema: z.core.$ZodType): z.core.$ZodTypes {
  const known = schema as z.core.$ZodTypes
  const { def } = known._zod
  if (def.type === 'optional' || def.type === 'default') return inner(def.innerType)
  return def.type === 'pipe' ? inner(def.out) : known
}
