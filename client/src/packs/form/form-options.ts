import { targetText } from '@dryrun/shared/format.ts'
import { dimensionsOfKind, type Kind, planOfKind } from '@dryrun/shared/interview/kinds.ts'
import { TargetLevel } from '@dryrun/shared/interview/terms.ts'
import { Priority } from '@dryrun/shared/pack/script-items.ts'
import type { Path } from './pack-text.ts'

/** What can be chosen in a field, by what the question has. */

export type Option = Readonly<{ value: string; label: string }>
/** Reads a value of the question. */
export type Reader = (path: Path) => unknown

const itemsOf = (list: unknown): readonly Record<string, unknown>[] =>
  Array.isArray(list) ? list.filter((item) => typeof item === 'object' && item !== null) : []

export const nameOf = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ')
const kindOf = (read: Reader): Kind => (read(['kind']) === 'discussion' ? 'discussion' : 'design')

/** The entries of a list by their ids. */
export const listed = (list: string, name: string) => (read: Reader) =>
  itemsOf(read(['script', list])).map((item) => ({
    value: String(item.id ?? ''),
    label: String(item[name] || item.id || ''),
  }))

export function phases(read: Reader): readonly Option[] {
  const plan = read(['plan'])
  const own = itemsOf(plan).map(({ id, name }) => ({ value: String(id ?? ''), label: String(name ?? id ?? '') }))
  const usual = planOfKind[kindOf(read)].map(({ id, name }) => ({ value: id, label: name }))
  return [{ value: '', label: 'Any phase' }, ...(Array.isArray(plan) ? own : usual)]
}

export const levels = (): readonly Option[] => TargetLevel.options.map((value) => ({ value, label: targetText[value] }))
export const kinds = (): readonly Option[] => ['design', 'discussion'].map((value) => ({ value, label: nameOf(value) }))
export const priorities = (): readonly Option[] => Priority.options.map((value) => ({ value, label: nameOf(value) }))
export const dimensions = (read: Reader): readonly Option[] =>
  dimensionsOfKind[kindOf(read)].map((value) => ({ value, label: nameOf(value) }))

/** An id that none of the entries has. */
export function freeId(noun: string, list: readonly unknown[]): string {
  const taken = new Set(itemsOf(list).map(({ id }) => id))
  let n = list.length + 1
  while (taken.has(`${noun}-${n}`)) n++
  return `${noun}-${n}`
}
