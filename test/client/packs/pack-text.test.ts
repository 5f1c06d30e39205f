import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PackText, type Path } from '@dryrun/client/packs/form/pack-text.ts'
import { newPack } from '@dryrun/client/packs/new-pack.ts'
import { expect, it } from 'vitest'
import { parse, parseDocument, visit } from 'yaml'
import { fullPack } from '../../support/packs/full-question.ts'

const indented = (text: string) => text.split('\n').map((line) => (line ? `    ${line}` : line))
/** A pack with every field, as its author wrote it. */
const full = `format: 2\ntitle: Full # a note\nquestions:\n  -\n${indented(
  readFileSync(join(fullPack, 'webhook-delivery.yaml'), 'utf8'),
).join('\n')}`

function commentsIn(text: string): string[] {
  const document = parseDocument(text)
  const comments: (string | null | undefined)[] = [document.commentBefore, document.comment]
  visit(document, {
    Node: (_key, { commentBefore, comment }) => void comments.push(commentBefore, comment),
  })
  return comments
    .flatMap((comment) => comment?.split('\n') ?? [])
    .filter(Boolean)
    .sort()
}

type Leaf = readonly [path: Path, value: unknown]
const leavesOf = (value: unknown, path: Path = []): Leaf[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, part]) =>
        leavesOf(part, [...path, Array.isArray(value) ? Number(key) : key]),
      )
    : [[path, value]]

function listsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.entries(value).flatMap(([key, part]) =>
    listsOf(part, [...path, Array.isArray(value) ? Number(key) : key]),
  )
  return Array.isArray(value) && value.length > 1 ? [path, ...inside] : inside
}

const changed = (value: unknown) =>
  typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : `${value}: "changed", # as it is`

/** The plain values after a change of the list or map at a path. */
function expected<T>(text: string, path: Path, change: (holder: T) => void): unknown {
  const values: unknown = parse(text)
  change(path.reduce<unknown>((value, step) => (value as Record<string | number, unknown>)[step], values) as T)
  return values
}

const texts = { 'the template of a new pack': newPack, 'a pack with every field': full }

it.each(Object.entries(texts))(
  '[PB22] a changed value is in the text, with every comment: %s',
  (_name, text) => {
    const leaves = leavesOf(parse(text))
    expect(leaves.length).toBeGreaterThan(100)
    for (const [path, value] of leaves) {
      const pack = new PackText(text)
      pack.change({ type: 'set', path, value: changed(value) })
      const holder = path.slice(0, -1)
      const wanted = expected<Record<string | number, unknown>>(text, holder, (map) => {
        map[path.at(-1) ?? ''] = changed(value)
      })
      expect(parse(pack.text), path.join('.')).toEqual(wanted)
      expect(pack.valueAt(path)).toEqual(changed(value))
      expect(commentsIn(pack.text), path.join('.')).toEqual(commentsIn(text))
    }
  },
  120_000,
)

it.each(Object.entries(texts))(
  '[PB22] a list is changed in the text, with every comment: %s',
  (_name, text) => {
    const lists = listsOf(parse(text))
    expect(lists.length).toBeGreaterThan(8)
    for (const path of lists) {
      const pack = new PackText(text)
      pack.change({ type: 'move', path: [...path, 1], to: 0 })
      const moved = expected<unknown[]>(text, path, (list) => list.splice(0, 2, list[1], list[0]))
      expect(parse(pack.text), path.join('.')).toEqual(moved)
      expect(commentsIn(pack.text), path.join('.')).toEqual(commentsIn(text))
      pack.change({ type: 'insert', path, at: 1, value: { id: 'new', text: 'Entry: new' } })
      pack.change({ type: 'remove', path: [...path, 0] })
      const replaced = expected<unknown[]>(text, path, (list) =>
        list.splice(0, 2, { id: 'new', text: 'Entry: new' }, list[0]),
      )
      expect(parse(pack.text), path.join('.')).toEqual(replaced)
    }
  },
  120_000,
)

it('[PB23] the layout of all but the map or list that a change is in stays as it was', () => {
  const text = `# Mine.
format:   2
title:    "Mine"     # aligned
questions:
- id: one
  prompt: >-
    A text that is folded
    after a few words.

  script:
    points: # ten at most
    - { id: a,   point: First }

    # The second is the one.
    - id: b
      point:   Second
      listenFor: |
        Lines
        of text.
    facts: []
- id: two
  prompt:   'Another'
`
  const pack = new PackText(text)
  pack.change({ type: 'set', path: ['questions', 0, 'script', 'points', 1, 'point'], value: 'The second' })
  expect(pack.text).toBe(text.replace('point:   Second', 'point: The second'))
  pack.change({ type: 'set', path: ['questions', 0, 'script', 'points', 1, 'minutes'], value: 2 })
  expect(pack.text).toContain('        of text.\n      minutes: 2\n    facts: []\n- id: two\n')
  const [before = ''] = text.split('  script:')
  expect(pack.text.startsWith(before)).toBe(true)
  pack.change({ type: 'set', path: ['questions', 0, 'script', 'points', 1, 'minutes'], value: undefined })
  expect(pack.text).toBe(text.replace('point:   Second', 'point: The second'))
})

it('[PB23] a changed key, or a new entry at the end of a list, is written without touching the others', () => {
  const text = '# Mine.\ntitle:    "Mine"     # aligned\nquestions:\n-   id:  one\n-   id:  two\n# The end.\n'
  const change = (pack: PackText, value: string) => pack.change({ type: 'set', path: ['title'], value })
  const pack = new PackText(text)
  change(pack, 'Ours')
  expect(pack.text).toBe(text.replace('title:    "Mine"', 'title: "Ours"'))
  pack.change({ type: 'insert', path: ['questions'], at: 2, value: { id: 'three', prompt: 'A third' } })
  const added = '-   id:  two\n- id: three\n  prompt: A third\n# The end.\n'
  expect(pack.text).toBe(text.replace('title:    "Mine"', 'title: "Ours"').replace('-   id:  two\n# The end.\n', added))
  const unended = new PackText('questions:\n  -   id:  one')
  unended.change({ type: 'insert', path: ['questions'], at: 1, value: { id: 'two' } })
  expect(unended.text).toBe('questions:\n  -   id:  one\n  - id: two\n')
})

it('[PB24] a change makes what is absent, and leaves alone what stands in its way', () => {
  const text = 'format: 2\nquestions:\n  - id: one\n    script:\n    plan: later\n'
  const pack = new PackText(text)
  pack.change({
    type: 'insert',
    path: ['questions', 0, 'script', 'facts'],
    at: 0,
    value: { id: 'a', ask: 'How many?' },
  })
  pack.change({ type: 'set', path: ['questions', 0, 'script', 'curveball', 'ask'], value: 'Ten times as many' })
  expect(parse(pack.text)).toEqual({
    format: 2,
    questions: [
      {
        id: 'one',
        plan: 'later',
        script: { facts: [{ id: 'a', ask: 'How many?' }], curveball: { ask: 'Ten times as many' } },
      },
    ],
  })
  const { text: made } = pack
  pack.change({ type: 'set', path: ['questions', 0, 'startingBoard', 'parts'], value: undefined })
  pack.change({ type: 'set', path: ['questions', 0, 'plan', 'name'], value: 'lost' })
  pack.change({ type: 'insert', path: ['questions', 0, 'plan'], at: 0, value: 'lost' })
  pack.change({ type: 'remove', path: ['questions', 0, 'script', 'facts', 7] })
  pack.change({ type: 'move', path: ['questions', 7], to: 0 })
  expect(pack.text).toBe(made)
  pack.change({ type: 'remove', path: ['questions', 0, 'script', 'facts', 0] })
  expect(pack.valueAt(['questions', 0, 'script', 'facts'])).toEqual([])
})

it.each([
  ['a text that is not YAML', 'title: "half'],
  ['an empty text', ''],
  ['no map', '- 1'],
  ['aliases', 'a: &a [1]\nb: *a'],
  ['lists in lists', `title: ${'['.repeat(100_000)}`],
])('[PB25] a text that no path leads through is left alone: %s', (_what, text) => {
  const pack = new PackText(text)
  pack.change({ type: 'set', path: ['title'], value: 'Mine' })
  expect(pack.isReadable).toBe(false)
  expect(pack.text).toBe(text)
  expect(pack.valueAt(['questions', 0])).toBeUndefined()
})
