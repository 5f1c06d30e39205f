import type { Patch } from '@dryrun/shared/interview/element.ts'
import { describe, expect, it } from 'vitest'
import { ada, bob, box } from '../../support/domain/facts.ts'
import type { Happened } from '../../support/domain/given.ts'
import { erased, joined, plainBox, retied, words } from '../../support/domain/sketch.ts'
import { by, drawn, factsTold } from '../../support/domain/told-report.ts'

describe('how it came about', () => {
  const box1: Patch[] = [{ id: 'n1', element: box('n1') }]
  const text1: Patch[] = [{ id: 't1', element: words('t1', 'a note') }]

  it('[BF8] the first box is the candidate’s first shape, whatever became of it', () => {
    expect(
      factsTold(
        'firstBox',
        drawn(ada, ...box1),
        drawn(bob, ...text1),
        drawn(bob, ...plainBox('b', [0, 0])),
        drawn(bob, ...erased('b')),
      ),
    ).toEqual([['The candidate drew the first box after 3:00', '3:00 The first box']])
    expect(factsTold('firstBox', drawn(ada, ...box1), drawn(bob, ...text1))).toEqual([])
  })

  it('[BF9] the longest pause is one of the candidate’s drawing, by the running clock, and a minute at least', () => {
    const quiet = by(ada, ...Array.from({ length: 4 }, () => ({ type: 'said', text: 'well' }) as const))
    const paused = by(ada, { type: 'paused' }, { type: 'resumed' })
    expect(
      factsTold(
        'longestPause',
        drawn(bob, ...text1),
        ...quiet.slice(2),
        drawn(bob, ...box1),
        ...quiet,
        drawn(bob, ...erased('n1')),
      ),
    ).toEqual([['The candidate’s longest pause in drawing lasted 5:00', '4:00 Nothing drawn until 9:00']])
    // The clock ran for three of the four minutes between.
    expect(
      factsTold(
        'longestPause',
        drawn(bob, ...text1),
        ...paused,
        drawn(ada, ...box1),
        drawn(bob, ...erased('n1')),
      )[0]?.[0],
    ).toContain('3:00')
    expect(factsTold('longestPause', ...quiet, drawn(bob, ...text1), ...quiet)).toEqual([])
  })

  it('[BF10] after a new requirement connections that came, went or were moved are told, and redrawing is not', () => {
    const curveball: Happened = [ada, { type: 'curveballDropped' }]
    const before = [
      ...['b', 'c', 'd', 'e'].map((id, n) => drawn(bob, ...plainBox(id, [n, 0]))),
      drawn(bob, ...joined('x', 'b', 'c')),
      drawn(bob, ...joined('y', 'c', 'd')),
      drawn(bob, ...joined('z', 'd', 'e')),
    ]
    expect(factsTold('rewired', ...before, curveball)).toEqual([
      ['No connection changed after the new requirement at 8:00'],
    ])
    expect(factsTold('rewired', ...before)).toEqual([])
    expect(
      factsTold(
        'rewired',
        ...before,
        curveball,
        drawn(bob, ...retied('x', 'e')),
        drawn(bob, ...erased('d')),
        drawn(bob, ...joined('n', 'e', 'b')),
      ),
    ).toEqual([
      [
        '4 connections changed after the new requirement at 8:00',
        '9:00 Instead of b → c: b → e',
        '10:00 Gone: c → d',
        '10:00 Gone: d → e',
        '11:00 New: e → b',
      ],
    ])
    expect(
      factsTold('rewired', ...before, curveball, drawn(bob, ...erased('x')), drawn(bob, ...joined('again', 'b', 'c'))),
    ).toEqual([['No connection changed after the new requirement at 8:00']])
  })
})
