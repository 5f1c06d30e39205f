import { isDrawable, undrawnText } from '@dryrun/client/board/board-drawable.ts'
import { expect, test } from 'vitest'
import { earlierRows } from '../../support/servers/earlier-version.ts'

const box = { id: 'a', x: 0, y: 0, width: 10, height: 10, isDeleted: false }
const corner = [0, 0]
const wide = { type: 'rectangle', width: 1e6, height: 1e6, backgroundColor: '#ff0000', strokeWidth: 0 }

test.each([
  ['a line without points', { type: 'line', points: [] }],
  ['a line of one point', { type: 'line', points: [corner] }],
  ['an arrow with a place that is no number', { type: 'arrow', points: [corner, [Number.NaN, 1]] }],
  ['a stroke with a place out of all bounds', { type: 'freedraw', points: [corner, [1, Number.POSITIVE_INFINITY]] }],
  ['a stroke without a list of points', { type: 'freedraw' }],
  ['a line with points of three values', { type: 'line', points: [corner, [1, 2, 0.5]] }],
  ['a line with a point that is nothing', { type: 'line', points: [corner, null] }],
  ['a stroke with pressures that are no list', { type: 'freedraw', points: [corner], pressures: 7 }],
  ['a text without text', { type: 'text' }],
  ['a shape too large for its hatching', { ...wide, fillStyle: 'hachure' }],
])('[CV7] %s can’t be drawn, unless it is erased', (_, props) => {
  expect(isDrawable({ ...box, ...props })).toBe(false)
  expect(isDrawable({ ...box, ...props, isDeleted: true } as typeof box)).toBe(true)
})

test.each([
  ['a line of two points', { type: 'line', points: [corner, [1, 1]] }],
  ['a dot', { type: 'freedraw', points: [corner], pressures: [0.5] }],
  ['a text', { type: 'text', text: 'API', originalText: 'API' }],
  ['a large shape with a plain filling', { ...wide, fillStyle: 'solid' }],
])('[CV7] %s can be drawn', (_, props) => {
  expect(isDrawable({ ...box, ...props })).toBe(true)
})

test('[CV7] of the shapes that an earlier version stored only unsound ones can’t be drawn', () => {
  type Row = { event: { type: string; patches: { id: string; element?: { id: string } }[] } }
  const rows = (earlierRows().get('interview_events') ?? []).map((row) => JSON.parse(row) as Row)
  const drawn = rows.filter(({ event }) => event.type === 'boardChanged').flatMap(({ event }) => event.patches)
  const undrawable = drawn.flatMap(({ element }) => (element && !isDrawable(element) ? [element.id] : []))
  expect(undrawable.length).toBeGreaterThan(0)
  expect(undrawable.filter((id) => !/^(bad|late)-/.test(id))).toEqual([])
})

test('[CV7] it is said how many are left out, and nothing where all are shown', () => {
  expect(undrawnText(0)).toBe('')
  expect(undrawnText(1)).toBe('1 shape of this board can’t be shown.')
  expect(undrawnText(2)).toBe('2 shapes of this board can’t be shown.')
})
