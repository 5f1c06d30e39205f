import { Board } from '@dryrun/shared/interview/board.ts'
import { expect, it } from 'vitest'
import { box } from '../../support/domain/facts.ts'

it('[PL18] a board and its fork go their own ways, and share what neither changes', () => {
  const board = new Board()
  board.apply([
    { id: 'a', element: box('a') },
    { id: 's', element: box('s', { type: 'freedraw', points: [[0, 0]] }) },
    { id: 'u', element: box('u') },
  ])
  const fork = board.fork()
  fork.apply([
    { id: 'a', set: { x: 5 } },
    { id: 'n', element: box('n') },
  ])
  board.apply([
    { id: 's', append: { from: 1, points: [[1, 1]] } },
    { id: 'a', set: { y: 7 } },
  ])
  expect(fork.get('a')).toMatchObject({ x: 5, y: box('a').y })
  expect(board.get('a')).toMatchObject({ x: box('a').x, y: 7 })
  expect(fork.get('s')?.points).toEqual([[0, 0]])
  expect(board.get('n')).toBeUndefined()
  expect(fork.get('u')).toBe(board.get('u'))
  expect([...fork.elements()].map(({ id }) => id)).toEqual(['a', 's', 'u', 'n'])
})
