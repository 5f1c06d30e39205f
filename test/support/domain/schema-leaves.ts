import type { z } from 'zod'

/** Every leaf of a schema by its path. Throws on an unknown kind of schema. */
export function leavesOf(schema: z.core.$ZodType, path = ''): [path: string, leaf: z.core.$ZodTypes][] {
  const known = schema as z.core.$ZodTypes
  const { def } = known._zod
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).flatMap(([key, field]) => leavesOf(field, path ? `${path}.${key}` : key))
    case 'array':
      return leavesOf(def.element, `${path}[]`)
    case 'tuple':
      return def.items.flatMap((item) => leavesOf(item, `${path}[]`))
    case 'union':
      return def.options.flatMap((option) => leavesOf(option, path))
    case 'record':
      return [...leavesOf(def.keyType, `${path} key`), ...leavesOf(def.valueType, `${path}{}`)]
    case 'optional':
    case 'nullable':
    case 'default':
      return leavesOf(def.innerType, path)
    case 'pipe':
      return leavesOf(def.out, path)
    case 'string':
    case 'number':
    case 'boolean':
    case 'enum':
    case 'literal':
      return [[path, known]]
    default:
      throw new Error(`${path} is a ${def.type}: say here what it holds`)
  }
}
