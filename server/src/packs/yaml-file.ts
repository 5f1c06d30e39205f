import { Document, isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, Scalar, visit } from 'yaml'
import type { z } from 'zod'
import { formFaults, valueFault } from './fault-text.ts'

/** `line` and `column` count from 1. `path` has keys and indexes from the top, and is absent where YAML can't be read. */
export type YamlFault = Readonly<{ file: string; line: number; column: number; reason: string; path?: string }>

type Path = readonly PropertyKey[]

/** Further faults are only counted, since a malicious file may have a million. */
const mostFaults = 1_000

/**
 * One YAML file that is validated before use and knows the position of each value. Refuses aliases and tags: a few
 * lines of them can expand into gigabytes.
 */
export class YamlFile {
  readonly name: string
  readonly faults: YamlFault[] = []
  more = 0
  readonly content: unknown
  readonly #document: Document.Parsed | Document
  readonly #lines = new LineCounter()
  readonly #refusedAliases = new Set<number>()
  readonly #broken: boolean

  constructor(name: string, text: string) {
    this.name = name
    const document = this.#parse(withPlainLines(text))
    this.#document = document ?? new Document(null)
    // After a syntax error values may be misplaced; a duplicate key leaves the rest readable.
    this.#broken = !document || document.errors.length > 0
    this.content = this.#broken ? undefined : this.#plainValues()
  }

  /** Undefined for binary data, or where the nesting exceeds the parser's stack. */
  #parse(text: string): Document.Parsed | undefined {
    if (text.includes('\0')) return this.#refuse(notText)
    return this.#unlessTooDeep(() => {
      // `#refuseTwinKeys` finds duplicate keys: the parser's own check is quadratic and takes hours on many keys.
      const how = { lineCounter: this.#lines, prettyErrors: false, logLevel: 'error', uniqueKeys: false } as const
      const document = parseDocument(text, how)
      const tooDeep = document.errors.find(({ code }) => code === 'RESOURCE_EXHAUSTION')
      for (const { pos, code } of tooDeep ? [tooDeep] : document.errors) this.#faultAt(pos[0], formFaults[code])
      this.#refuseAliasesAndTags(document)
      this.#refuseTwinKeys(document)
      return document
    })
  }

  #plainValues(): unknown {
    return this.#unlessTooDeep(() => this.#document.toJS({ maxAliasCount: 0 }) as unknown)
  }

  #unlessTooDeep<T>(read: () => T): T | undefined {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      return this.#refuse(formFaults.RESOURCE_EXHAUSTION)
    }
  }

  #refuse(reason: string): undefined {
    this.faults.length = 0
    this.#faultAt(0, reason)
    return undefined
  }

  /**
   * The content where it matches the schema. Otherwise adds each mismatch to the faults and returns undefined.
   * `remedy` is what to do about a key that the schema does not know.
   */
  check<T>(schema: z.ZodType<T>, remedy = 'check its spelling'): T | undefined {
    if (this.#broken) return undefined
    const parsed = schema.safeParse(this.content)
    if (parsed.success) return parsed.data
    for (const issue of parsed.error.issues) this.#faultOf(issue, remedy)
    return undefined
  }

  /** Adds a fault at the value of the path, or at its nearest existing ancestor. */
  fault(path: Path, reason: string): void {
    if (this.faults.length < mostFaults) this.#faultAt(this.#locate(path).offset, reason, path)
    else this.more += 1
  }

  /** A remark about the value of the path, which does not count among the faults. */
  remark(path: Path, reason: string): YamlFault {
    return this.#placedAt(this.#locate(path).offset, `${nameOf(path)}: ${reason}`)
  }

  lineOf(path: Path): number {
    return this.#lines.linePos(this.#locate(path).offset).line
  }

  #faultOf(issue: z.core.$ZodIssue, remedy: string): void {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys)
        this.fault([...issue.path, key], `${nameOf([...issue.path, key])} is not known here; ${remedy}`)
      return
    }
    const { offset, found } = this.#locate(issue.path)
    const missing = !found && issue.code !== 'custom'
    this.#faultAt(
      offset,
      `${nameOf(issue.path)} ${missing ? 'is missing' : `is wrong: ${valueFault(issue, this.#valueAt(issue.path))}`}`,
      issue.path,
    )
  }

  #valueAt(path: Path): unknown {
    return path.reduce<unknown>((value, step) => (value as Record<PropertyKey, unknown> | null)?.[step], this.content)
  }

  #faultAt(offset: number, reason: string, path?: Path): void {
    // A refused alias has no value, so its wrong type is not another fault.
    if (this.#refusedAliases.has(offset)) return
    if (reason === refusedAlias) this.#refusedAliases.add(offset)
    if (this.faults.length < mostFaults)
      this.faults.push({ ...this.#placedAt(offset, reason), ...(path && { path: pathOf(path) }) })
    else this.more += 1
  }

  #placedAt(offset: number, reason: string): YamlFault {
    const { line, col } = this.#lines.linePos(offset)
    // An empty text has no lines yet.
    return { file: this.name, line: Math.max(1, line), column: Math.max(1, col), reason }
  }

  #refuseAliasesAndTags(document: Document.Parsed): void {
    visit(document, {
      Node: (key, node) => {
        const offset = node.range?.[0] ?? 0
        if (node.tag) this.#faultAt(offset, `the tag ${node.tag.slice(0, 40)} is not allowed; packs are plain YAML`)
        if (!isAlias(node)) return undefined
        this.#faultAt(offset, refusedAlias)
        const blank = new Scalar(null)
        blank.range = node.range ?? null
        return key === 'key' ? undefined : blank
      },
    })
  }

  #refuseTwinKeys(document: Document.Parsed): void {
    visit(document, {
      Map: (_key, { items }) => {
        const seen = new Set<unknown>()
        for (const { key } of items) {
          if (!isScalar(key)) continue
          if (seen.has(key.value)) this.#faultAt(key.range?.[0] ?? 0, 'this key stands here twice; keys must be unique')
          seen.add(key.value)
        }
      },
    })
  }

  /** A map's value is located at its key, a list's item at its start. */
  #locate(path: Path): { offset: number; found: boolean } {
    let node: unknown = this.#document.contents
    let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0
    for (const step of path) {
      const next = stepInto(node, step)
      if (!next) return { offset, found: false }
      offset = next.offset ?? offset
      node = next.node
    }
    return { offset, found: true }
  }
}

/** Some editors write CR LF or CR line ends and a byte order mark. */
const withPlainLines = (text: string): string => text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')

const notText = 'this is no plain text; save the file as UTF-8 text, then try again'
const refusedAlias = 'aliases are not allowed; write the text out'

const pathOf = (path: Path) => path.map(String).join('.')
const nameOf = (path: Path) => pathOf(path) || 'the file'

function stepInto(node: unknown, step: PropertyKey): { node: unknown; offset: number | undefined } | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(step)]
    return isNode(item) ? { node: item, offset: item.range?.[0] } : undefined
  }
  if (!isMap(node)) return undefined
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
  return pair && { node: pair.value, offset: isScalar(pair.key) ? pair.key.range?.[0] : undefined }
}
