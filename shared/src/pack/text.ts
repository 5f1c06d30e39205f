import { z } from 'zod'
import { asOneLine, isVisible } from '../interview/label.ts'
import { Words } from '../interview/terms.ts'

/** Lengths count UTF-16 units, so UTF-8 takes at most three times as many bytes. */

/** Lower-case words joined by hyphens, unique among siblings. */
export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case letters, digits and single hyphens')
  .max(60)
/** Replaces line breaks, which packs of earlier versions contain. */
export const OneLine = Words.normalize('NFC').overwrite(asOneLine)
export const Line = OneLine.min(1).max(160)
export const Text = Words.trim().min(1).max(2_000)
/** Two or three sentences. */
export const Brief = Words.trim().min(1).max(600)

export const wordsIn = (text: string): number => text.split(/\s+/u).filter(Boolean).length

/** A line of at most `most` words. */
export const shortLine = (most: number) => Line.refine((line) => wordsIn(line) <= most, `use at most ${most} words`)

/**
 * Runs also when single fields are invalid, so that one pass reports every fault. These checks must not trust any
 * shape.
 */
export const always = { when: ({ value }: z.core.ParsePayload) => typeof value === 'object' && value !== null }

export type Context = z.core.$RefinementCtx
export type Path = readonly (string | number)[]

export const itemsOf = (list: unknown): readonly Record<string, unknown>[] =>
  Array.isArray(list) ? list.map((item) => (typeof item === 'object' && item ? item : {})) : []

export function refuseTwins(list: unknown, path: Path, context: Context, key = 'id'): void {
  const seen = new Set<unknown>()
  itemsOf(list).forEach((item, index) => {
    const name = item[key]
    if (seen.has(name))
      context.addIssue({ code: 'custom', path: [...path, index, key], message: `"${name}" is used twice` })
    if (name !== undefined) seen.add(name)
  })
}

/** Refuses a reference to an id that `list` does not hold; `noun` names what the list holds. */
export function refuseUnknown(id: unknown, of: { list: unknown; noun: string }, path: Path, context: Context): void {
  if (typeof id !== 'string' || itemsOf(of.list).some((item) => item.id === id)) return
  context.addIssue({ code: 'custom', path: [...path], message: `no ${of.noun} is called "${id.slice(0, 60)}"` })
}

/** Not part of `Question`, because stored questions with such titles must stay readable. */
export function refuseOddQuestions(pack: { title?: unknown; questions?: unknown }, context: Context): void {
  refuseTwins(pack.questions, ['questions'], context)
  refuseUnseen(pack.title, ['title'], context)
  for (const [index, { title }] of itemsOf(pack.questions).entries())
    refuseUnseen(title, ['questions', index, 'title'], context)
}

function refuseUnseen(title: unknown, path: Path, context: Context): void {
  if (typeof title === 'string' && title.length > 0 && !isVisible(title))
    context.addIssue({ code: 'custom', path: [...path], message: 'write a title that can be seen' })
}
