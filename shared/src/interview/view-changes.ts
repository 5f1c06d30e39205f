type Key = string | number
type Values = Readonly<Record<string, unknown>>
export type Place = Values | readonly unknown[]

/** Changes by path: replaced parts, removed keys, replaced items or properties, appended items. */
export type Changes = {
  set?: Values
  drop?: Readonly<Record<string, readonly Key[]>>
  put?: Readonly<Record<string, readonly unknown[] | Values>>
  add?: Readonly<Record<string, readonly unknown[]>>
}

/** Key property of each list's items. Lists that are missing here only grow, or are replaced whole. */
const keyNames: Readonly<Record<string, string>> = {
  people: 'id',
  used: 'itemId',
  ticks: 'pointId',
  checks: 'id',
  misquotes: 'id',
  flags: 'flagId',
  notes: 'id',
  evidence: 'id',
  papers: 'round',
  results: 'index',
}

/** Parts compared by property or index; all others are replaced whole. */
const divided: ReadonlySet<string> = new Set(['round', 'scores', 'reviews'])

export const withDropped = (path: string, keys: readonly Key[]) => (part: unknown) => {
  const gone = new Set(keys)
  const keyName = keyNameOf(path)
  if (Array.isArray(part)) return part.filter((item) => !gone.has(keyIn(item, keyName)))
  return Object.fromEntries(Object.entries(part as Values).filter(([name]) => !gone.has(name)))
}

export const withPut = (path: string, items: readonly unknown[] | Values) => (part: unknown) => {
  if (!Array.isArray(part) || !Array.isArray(items)) return { ...(part as Values), ...items }
  const keyName = keyNameOf(path)
  const changed = new Map(items.map((item) => [keyIn(item, keyName), item]))
  return part.map((item) => changed.get(keyIn(item, keyName)) ?? item)
}

const keyNameOf = (path: string): string => keyNames[path.slice(path.lastIndexOf('/') + 1)] ?? ''
const keyIn = (item: unknown, keyName: string): Key => (item as Record<string, Key>)[keyName] as Key

/**
 * Returns the changes between two views. Unchanged parts are mostly identical objects, so a list costs one identity
 * comparison per item.
 */
export function changesOf(before: Values, after: Values): Changes {
  const found = new Found()
  found.compare(before, after, '')
  return found.changes
}

class Found {
  readonly #set: Record<string, unknown> = {}
  readonly #drop: Record<string, Key[]> = {}
  readonly #put: Record<string, unknown[] | Record<string, unknown>> = {}
  readonly #add: Record<string, readonly unknown[]> = {}

  get changes(): Changes {
    const all = { set: this.#set, drop: this.#drop, put: this.#put, add: this.#add }
    return Object.fromEntries(Object.entries(all).filter(([, part]) => Object.keys(part).length))
  }

  /** `path` is empty for the view itself, else it ends with a slash. */
  compare(before: Values, after: Values, path: string): void {
    for (const [name, value] of Object.entries(after)) {
      const old = Object.hasOwn(before, name) ? before[name] : undefined
      if (old !== value && !this.#isTold(old, value, { name, path: path + name })) this.#replace(path, name, value)
    }
    const gone = path ? Object.keys(before).filter((name) => !Object.hasOwn(after, name)) : []
    if (gone.length) this.#drop[path.slice(0, -1)] = gone
  }

  /** Returns `false` when the part must be replaced whole. */
  #isTold(old: unknown, value: unknown, { name, path }: { name: string; path: string }): boolean {
    const isList = Array.isArray(old) && Array.isArray(value)
    if (!divided.has(name)) return isList ? this.#isListTold(old, value, { name, path }) : isSame(old, value)
    if (isList) return this.#isEachTold(old, value, path)
    if (!isRecord(old) || !isRecord(value)) return isSame(old, value)
    this.compare(old, value, `${path}/`)
    return true
  }

  #isEachTold(before: readonly unknown[], after: readonly unknown[], path: string): boolean {
    if (before.length !== after.length) return false
    for (const [place, value] of after.entries())
      if (before[place] !== value) this.compare(before[place] as Values, value as Values, `${path}/${place}/`)
    return true
  }

  #isListTold(
    before: readonly unknown[],
    after: readonly unknown[],
    { name, path }: { name: string; path: string },
  ): boolean {
    const step = listStep(before, after, keyNames[name])
    if (!step) return false
    if (step.drop.length) this.#drop[path] = step.drop
    if (step.put.length) this.#put[path] = step.put
    if (step.add.length) this.#add[path] = step.add
    return true
  }

  #replace(path: string, name: string, value: unknown): void {
    if (!path) this.#set[name] = value
    else this.#put[path.slice(0, -1)] = { ...this.#put[path.slice(0, -1)], [name]: value }
  }
}

type ListStep = { drop: Key[]; put: unknown[]; add: readonly unknown[] }

/** Returns `undefined` when the step would not reproduce the list in order, or when no item stays. */
function listStep(before: readonly unknown[], after: readonly unknown[], keyName?: string): ListStep | undefined {
  const step: ListStep = { drop: [], put: [], add: [] }
  let place = 0
  for (const item of before) {
    const next = after[place]
    const isKept = place < after.length && isSame(item, next)
    const isChanged = !isKept && keyName !== undefined && isRecord(next) && keyIn(item, keyName) === next[keyName]
    if (isKept || isChanged) place++
    else if (keyName === undefined) return undefined
    else step.drop.push(keyIn(item, keyName))
    if (isChanged) step.put.push(next)
  }
  if (before.length && !place) return undefined
  step.add = after.slice(place)
  return isByKey(step) && !isUnique(before, keyName) ? undefined : step
}

const isByKey = ({ drop, put }: ListStep): boolean => drop.length > 0 || put.length > 0

const isUnique = (items: readonly unknown[], keyName = ''): boolean =>
  new Set(items.map((item) => keyIn(item, keyName))).size === items.length

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, at) => isSame(item, b[at]))
  if (Array.isArray(b)) return false
  const [one, other] = [a as Values, b as Values]
  const names = Object.keys(one)
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && isSame(one[name], other[name]))
  )
}

const isRecord = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
