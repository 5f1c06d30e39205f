import { cameLater, onTheirLine, verdictOn } from '@dryrun/client/call/model/negotiation.ts'
import { awayAfter, GONE_MS, isRestartDue } from '@dryrun/client/call/model/reconnect.ts'
import { firstShared } from '@dryrun/client/call/model/screen-turn.ts'
import { expect, it } from 'vitest'

const states: readonly RTCSignalingState[] = ['stable', 'have-local-offer', 'have-remote-offer']

it('[VC6] where two offers collide, the polite side takes the other one and the other side ignores it', () => {
  const verdicts = (isPolite: boolean, isMaking: boolean) =>
    states.map((state) => verdictOn('offer', { isPolite, isMaking, state }))
  expect(verdicts(true, true)).toEqual(['apply', 'apply', 'apply'])
  expect(verdicts(true, false)).toEqual(['apply', 'apply', 'apply'])
  expect(verdicts(false, true)).toEqual(['ignore', 'ignore', 'ignore'])
  expect(verdicts(false, false)).toEqual(['apply', 'ignore', 'ignore'])
  const answers = states.map((state) => verdictOn('answer', { isPolite: true, isMaking: false, state }))
  expect(answers, 'an answer that comes twice').toEqual(['ignore', 'apply', 'ignore'])
})

it('[VC6] of two pages exactly one came later', () => {
  const pages = [1, 2].flatMap((since) => ['a', 'b'].map((page) => ({ page, since })))
  for (const one of pages) for (const other of pages) expect(cameLater(one, other) && cameLater(other, one)).toBe(false)
  for (const one of pages)
    for (const other of pages.filter((each) => each !== one))
      expect(cameLater(one, other) || cameLater(other, one)).toBe(true)
})

it('[VC7] a lost offer is sent again, and a line that the other page has closed is made anew', () => {
  expect(onTheirLine({ mine: 'one', theirs: 'one', isAnswered: true })).toBe('keep')
  expect(onTheirLine({ mine: 'one', theirs: null, isAnswered: false })).toBe('offerAgain')
  expect(onTheirLine({ mine: 'one', theirs: null, isAnswered: true })).toBe('makeAnother')
  expect(onTheirLine({ mine: 'two', theirs: 'one', isAnswered: true })).toBe('makeAnother')
})

it('[VC8] a line ends 15 s after its person left, and not while nobody knows who is here', () => {
  const after = (awayMs: number, isLive: boolean, isHere: boolean) => awayAfter(awayMs, { isLive, isHere }, 1_000)
  expect(after(14_000, true, false)).toBe(GONE_MS)
  expect(after(14_000, true, true)).toBe(0)
  expect(after(14_000, false, false)).toBe(14_000)
})

it('[VC9] a broken line is restarted, and not again before the restart had its time', () => {
  const due = (state: RTCPeerConnectionState, sinceStateMs: number, sinceRestartMs = Number.POSITIVE_INFINITY) =>
    isRestartDue({ state, sinceStateMs, sinceRestartMs })
  expect([due('failed', 0), due('failed', 9_000, 7_999), due('failed', 9_000, 8_000)]).toEqual([true, false, true])
  expect([due('disconnected', 2_499), due('disconnected', 2_500)]).toEqual([false, true])
  expect([due('connecting', 7_999), due('connecting', 8_000)]).toEqual([false, true])
  for (const state of ['new', 'connected', 'closed'] as const) expect(due(state, 60_000)).toBe(false)
})

it('[VC10] of two screens that are shared at once, both pages show the same one', () => {
  const [early, late, same] = [
    { page: 'b', since: 1 },
    { page: 'a', since: 2 },
    { page: 'a', since: 1 },
  ]
  expect([firstShared([late, early]), firstShared([early, late])]).toEqual([early, early])
  expect([firstShared([early, same]), firstShared([same, early])]).toEqual([same, same])
  expect(firstShared([])).toBeUndefined()
})
