import { isMap, isScalar, isSeq, type Pair, parseDocument, Scalar, YAMLMap, YAMLSeq } from 'yaml'
import { readPackFile } from './check-pack.ts'

/**
 * A pack in one file as format 2, with its comments. Returns a text of format 2, and one that has faults, as it was
 * written.
 */
export function exportPack(text: string): string {
  if ('faults' in readPackFile(text)) return text
  const document = parseDocument(text, { logLevel: 'error' })
  const format: unknown = document.get('format')
  const { contents } = document
  if (!isMap(contents) || format === 2) return text
  contents.delete('format')
  contents.items.unshift(document.createPair('format', 2) as Pair<never, never>)
  for (const question of itemsIn(contents, 'questions')) upgradeIn(question)
  return document.toString({ lineWidth: 120 })
}

function upgradeIn(question: unknown): void {
  if (!isMap(question)) return
  for (const point of itemsIn(question.get('script'), 'points')) replaceItems(point, 'figures', asFigure)
  for (const criterion of itemsIn(question, 'criteria')) replaceItems(criterion, 'anchors', asParts)
}

function itemsIn(node: unknown, key: string): readonly unknown[] {
  const list = isMap(node) ? node.get(key) : undefined
  return isSeq(list) ? list.items : []
}

function replaceItems(node: unknown, key: string, replaced: (item: unknown) => unknown): void {
  const list = isMap(node) ? node.get(key) : undefined
  if (isSeq(list)) list.items = list.items.map(replaced)
}

function asFigure(item: unknown): unknown {
  if (!isScalar(item)) return item
  const figure = new YAMLMap()
  moveComments(item, figure)
  figure.set(new Scalar('value'), item)
  return figure
}

function asParts(item: unknown): unknown {
  if (!isScalar(item)) return item
  const parts = new YAMLSeq()
  moveComments(item, parts)
  parts.add(item)
  return parts
}

function moveComments(from: Scalar, to: YAMLMap | YAMLSeq): void {
  if (from.commentBefore) to.commentBefore = from.commentBefore
  from.commentBefore = null
}
