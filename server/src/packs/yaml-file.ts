import { type Document, isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, Scalar, visit } from 'yaml'
import type { z } from 'zod'

/** What is wrong in a file, and where: line and column as an editor counts them, from 1. */
export type Fault = Readonly<{ file: string; line: number; column: number; reason: string }>

type Path = readonly PropertyKey[]

/** Beyond these, faults are counted and no longer placed: a file may be made to have a million. */
const mostFaults = 1_000

/**
 * One YAML file that is checked before anything of it is believed, and that tells where each value stands. Aliases and
 * tags are refused: a few lines of them can unfold into gigabytes, and a script says nothing that needs them.
 */
export class YamlFile {
  readonly name: string
  readonly faults: Fault[] = []
  /** How many faults there are beside those. */
  more = 0
  /** What the file says, as plain values; nothing of it is checked yet. */
  readonly content: unknown
  readonly #document: Document.Parsed
  readonly #lines = new LineCounter()
  readonly #refusedAliases = new Set<number>()
  readonly #broken: boolean

  constructor(name: string, text: string) {
    this.name = name
    // Keys given twice are looked for below: the parser compares each with each, which takes hours where there are many.
    const how = { lineCounter: this.#lines, prettyErrors: false, logLevel: 'error', uniqueKeys: false } as const
    this.#document = parseDocument(text, how)
    for (const { pos, message } of this.#document.errors) this.#faultAt(pos[0], message)
    // After a fault of form the values may be anywhere; a key given twice leaves the rest readable.
    this.#broken = this.#document.errors.length > 0
    this.#refuseAliasesAndTags()
    this.#refuseTwinKeys()
    this.content = this.#broken ? undefined : this.#document.toJS({ maxAliasCount: 0 })
  }

  /** The content, if it has the schema's form; else every way in which it has not is added to the faults. */
  check<T>(schema: z.ZodType<T>): T | undefined {
    if (this.#broken) return undefined
    const parsed = schema.safeParse(this.content)
    if (parsed.success) return parsed.data
    for (const issue of parsed.error.issues) this.#faultOf(issue)
    return undefined
  }

  /** Adds a fault at the value to which the path leads, or at the nearest that is there. */
  fault(path: Path, reason: string): void {
    if (this.faults.length < mostFaults) this.#faultAt(this.#locate(path).offset, reason)
    else this.more += 1
  }

  /** The line on which the value to which the path leads stands, or the nearest that is there. */
  lineOf(path: Path): number {
    return this.#lines.linePos(this.#locate(path).offset).line
  }

  #faultOf(issue: z.core.$ZodIssue): void {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys)
        this.fault([...issue.path, key], `${nameOf([...issue.path, key])} is not known here`)
      return
    }
    const { offset, found } = this.#locate(issue.path)
    const missing = !found && issue.code !== 'custom'
    this.#faultAt(offset, `${nameOf(issue.path)} ${missing ? 'is missing' : `is wrong: ${issue.message}`}`)
  }

  #faultAt(offset: number, reason: string): void {
    // An alias stands for nothing once it is refused; that it then has the wrong type is not another fault.
    if (this.#refusedAliases.has(offset)) return
    if (reason === refusedAlias) this.#refusedAliases.add(offset)
    if (this.faults.length >= mostFaults) {
      this.more += 1
      return
    }
    const { line, col } = this.#lines.linePos(offset)
    this.faults.push({ file: this.name, line, column: col, reason })
  }

  #refuseAliasesAndTags(): void {
    visit(this.#document, {
      Node: (key, node) => {
        const offset = node.range?.[0] ?? 0
        if (node.tag) this.#faultAt(offset, `the tag ${node.tag} is not allowed; packs are plain YAML`)
        if (!isAlias(node)) return undefined
        this.#faultAt(offset, refusedAlias)
        const blank = new Scalar(null)
        blank.range = node.range ?? null
        return key === 'key' ? undefined : blank
      },
    })
  }

  #refuseTwinKeys(): void {
    visit(this.#document, {
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

  /** Where the value of a path stands: a map's at its key, a list's item at its beginning. */
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

const refusedAlias = 'aliases are not allowed; write the text out'

const nameOf = (path: Path) => path.map(String).join('.') || 'the file'

function stepInto(node: unknown, step: PropertyKey): { node: unknown; offset: number | undefined } | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(step)]
    return isNode(item) ? { node: item, offset: item.range?.[0] } : undefined
  }
  if (!isMap(node)) return undefined
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
  return pair && { node: pair.value, offset: isScalar(pair.key) ? pair.key.range?.[0] : undefined }
}
