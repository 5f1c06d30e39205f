import { FormDraft } from '@dryrun/client/packs/form/form-draft.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { parse } from 'yaml'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const text = 'format: 2\nquestions:\n  - { id: a, title: First }\n  - { id: b, title: Second }\n'
const title = (nth: number) => ['questions', nth, 'title']

function drafted() {
  const texts: string[] = []
  const draft = new FormDraft(text, (next) => texts.push(next))
  return {
    draft,
    texts,
    titles: () => parse(texts.at(-1) ?? text).questions.map((each: { title: string }) => each.title),
  }
}

it('[PB26] what is typed shows at once and reaches the text after a pause', () => {
  const { draft, texts, titles } = drafted()
  const versions: number[] = []
  const leave = draft.subscribe(() => versions.push(draft.version()))
  for (const typed of ['F', 'Fi', 'Fir']) draft.type(title(0), typed)
  expect([draft.valueAt(title(0)), draft.valueAt(title(1)), texts]).toEqual(['Fir', 'Second', []])
  expect(new Set(versions).size).toBe(3)
  vi.advanceTimersByTime(1_000)
  expect([texts.length, titles()]).toEqual([1, ['Fir', 'Second']])
  vi.advanceTimersByTime(10_000)
  expect(texts).toHaveLength(1)
  leave()
  draft.type(title(0), 'Unheard')
  expect(versions).toHaveLength(4)
})

it('[PB26] what is typed reaches the text before any other change, and when the form closes', () => {
  const { draft, texts, titles } = drafted()
  draft.type(title(0), 'Typed')
  draft.change({ type: 'move', path: ['questions', 0], to: 1 })
  expect([texts.length, titles()]).toEqual([1, ['Second', 'Typed']])
  draft.type(title(0), 'Last')
  draft.flush()
  draft.flush()
  expect([texts.length, titles()]).toEqual([2, ['Last', 'Typed']])
  vi.advanceTimersByTime(1_000)
  expect(texts).toHaveLength(2)
})
