import {
  Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  Pair,
  parseDocument,
  visit,
  YAMLMap,
  YAMLSeq,
} from 'yaml'

/** Keys of maps and indexes of lists. */
export type Path = readonly (string | number)[]

/** `undefined` removes the key. `to` and `at` are indexes of the list. */
export type Change =
  | Readonly<{ type: 'set'; path: Path; value: unknown }>
  | Readonly<{ type: 'insert'; path: Path; at: number; value: unknown }>
  | Readonly<{ type: 'remove'; path: Path }>
  | Readonly<{ type: 'move'; path: Path; to: number }>

/** As wide as the export writes. */
const LINE_WIDTH = 120
const NARROWEST = 40

/**
 * The text of a pack, edited by path. Comments and the order of keys stay, and so does the layout of all but the map or
 * list that a change is in.
 */
export class PackText {
  #text: string
  #document: Document

  constructor(text: string) {
    this.#text = text
    this.#document = parsed(text)
  }

  get text(): string {
    return this.#text
  }

  /** Whether the text is YAML as packs have it: a map without aliases. Otherwise it can't be edited by path. */
  get isReadable(): boolean {
    return isMap(this.#document.contents) && this.#document.errors.length === 0 && !hasAlias(this.#document)
  }

  /** The plain value; undefined where there is none. */
  valueAt(path: Path): unknown {
    const found: unknown = path.length ? this.#document.getIn(path, true) : this.#document.contents
    return isNode(found) ? found.toJS(this.#document) : (found ?? undefined)
  }

  /** Leaves alone a text that is not readable, and one where the path leads through neither maps nor lists. */
  change(change: Change): void {
    const document = this.#document
    if (!this.isReadable || !applied(document, change)) return
    for (const place of placesOf(document, this.#text, change)) {
      const text = written(this.#text, place)
      const read = parsed(text)
      if (isSame(read, document)) return this.#take(text, read)
    }
    const text = document.toString({ lineWidth: LINE_WIDTH })
    this.#take(text, parsed(text))
  }

  #take(text: string, document: Document): void {
    this.#text = text
    this.#document = document
  }
}

function parsed(text: string): Document {
  try {
    return parseDocument(text, { prettyErrors: false, logLevel: 'error', uniqueKeys: false })
  } catch (error) {
    // The text nests deeper than the parser's stack.
    if (error instanceof RangeError) return new Document(null)
    throw error
  }
}

function hasAlias(document: Document): boolean {
  let found = false
  visit(document, (_key, node) => {
    found ||= isAlias(node)
  })
  return found
}

/** A value to be written, and the range of the text that it replaces. `isNew` begins a line. */
type Place = Readonly<{ node: Node; from: number; to: number; column: number; isNew: boolean }>

/**
 * Where a change that was made can be written: the key or the last entry by itself, or else the innermost map or list in
 * block style.
 */
function placesOf(document: Document, text: string, change: Change): Place[] {
  const { type, path } = change
  const places: Place[] = []
  const deepest = type === 'insert' ? path.length : path.length - 1
  for (let depth = 0; depth <= deepest; depth++) {
    const node: unknown = depth ? document.getIn(path.slice(0, depth), true) : document.contents
    // What is inside of brackets is laid out with them.
    if (!isCollection(node) || node.flow) break
    if (!node.range || !node.items.length) continue
    const [from, to] = node.range
    const column = from - (text.lastIndexOf('\n', from - 1) + 1)
    const part = depth === deepest ? partOf(node, change, { from, to, column }) : []
    places.splice(0, 1, ...part, { node, from, to, column, isNew: false })
  }
  return places
}

/** The changed key, or the entry at the end of a list, where the others need not be written anew. */
function partOf(node: YAMLMap | YAMLSeq, change: Change, place: Pick<Place, 'from' | 'to' | 'column'>): Place[] {
  if (change.type === 'insert' && isSeq(node) && change.at === node.items.length - 1) {
    const list = Object.assign(new YAMLSeq(), { items: node.items.slice(-1) })
    return [{ ...place, node: list, from: place.to, isNew: true }]
  }
  const pair = change.type === 'set' && isMap(node) && node.items.find(({ key }) => isAt(key, change.path))
  if (!pair || !isNode(pair.key) || !isNode(pair.value) || !pair.key.range || !pair.value.range) return []
  const map = Object.assign(new YAMLMap(), { items: [new Pair(bare(pair.key), bare(pair.value))] })
  return [{ ...place, node: map, from: pair.key.range[0], to: pair.value.range[1], isNew: false }]
}

const isAt = (key: unknown, path: Path): boolean => isScalar(key) && key.value === path.at(-1)

function written(text: string, { node, from, to, column, isNew }: Place): string {
  const document = new Document(null)
  document.contents = bare(node)
  const lines = document
    .toString({ lineWidth: Math.max(NARROWEST, LINE_WIDTH - column) })
    .trimEnd()
    .split('\n')
  const pad = ' '.repeat(column)
  const body = lines.map((line, nth) => (line && (nth || isNew) ? pad + line : line)).join('\n')
  const start = isNew && text[from - 1] !== '\n' ? '\n' : ''
  const end = isNew ? '\n' : (/\s*$/.exec(text.slice(from, to))?.[0] ?? '')
  return text.slice(0, from) + start + body + end + text.slice(to)
}

/** A copy without the comments that stand around it in the text. */
const bare = <T extends Node>(node: T): T =>
  Object.assign(node.clone() as T, { commentBefore: null, comment: null, spaceBefore: false })

/** Returns whether the path could be followed. */
function applied(document: Document, change: Change): boolean {
  const { path } = change
  const isMade = change.type === 'insert' || (change.type === 'set' && change.value !== undefined)
  const holder = holderOf(document, path.slice(0, -1), isMade)
  const key = path.at(-1)
  if (!holder || key === undefined) return false
  if (change.type === 'set') return set(document, holder, { key, value: change.value })
  if (change.type === 'insert') return insert(document, holder, { key, ...change })
  if (!isSeq(holder) || typeof key !== 'number') return false
  if (key >= holder.items.length) return false
  const moved = holder.items.splice(key, 1)
  if (change.type === 'move') holder.items.splice(change.to, 0, ...moved)
  return true
}

/** The map or list at a path. With `isMade` an absent or empty one is made on the way. */
function holderOf(document: Document, path: Path, isMade: boolean): YAMLMap | YAMLSeq | undefined {
  let node: unknown = document.contents
  for (const step of path) {
    if (!isCollection(node)) return undefined
    if (isMade && isAbsent(node.getIn([step], true))) node.setIn([step], new YAMLMap(document.schema))
    node = node.getIn([step], true)
  }
  return isMap(node) || isSeq(node) ? node : undefined
}

const isAbsent = (node: unknown): boolean =>
  node === undefined || node === null || (isScalar(node) && node.value === null)

function set(document: Document, holder: YAMLMap | YAMLSeq, { key, value }: { key: string | number; value: unknown }) {
  const node: unknown = holder.getIn([key], true)
  if (value === undefined) holder.deleteIn([key])
  else if (isScalar(node) && typeof value !== 'object') node.value = value
  else if (isSeq(node) && Array.isArray(value)) node.items = value.map((each) => document.createNode(each))
  else holder.setIn([key], document.createNode(value))
  return true
}

type Insertion = Readonly<{ key: string | number; at: number; value: unknown }>

function insert(document: Document, holder: YAMLMap | YAMLSeq, { key, at, value }: Insertion): boolean {
  if (isAbsent(holder.getIn([key], true))) holder.setIn([key], new YAMLSeq(document.schema))
  const list: unknown = holder.getIn([key], true)
  if (!isSeq(list)) return false
  if (!list.items.length) Object.assign(list, { flow: false, range: null })
  list.items.splice(at, 0, document.createNode(value))
  return true
}

/** Whether two texts have the same values and comments. */
const isSame = (one: Document, other: Document): boolean =>
  one.errors.length === 0 &&
  JSON.stringify(one.toJS()) === JSON.stringify(other.toJS()) &&
  commentsIn(one).join('\n') === commentsIn(other).join('\n')

function commentsIn(document: Document): string[] {
  const comments: (string | null | undefined)[] = [document.commentBefore]
  visit(document, {
    Node: (_key, { commentBefore, comment }) => {
      comments.push(commentBefore, comment)
    },
  })
  return [...comments, document.comment].flatMap((comment) => comment || []).sort()
}
