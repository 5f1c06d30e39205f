import { ownLevel, settled } from '@dryrun/client/live/scoring/settled-score.ts'
import type { SeenParts } from '@dryrun/shared/interview/parts.ts'
import type { Level } from '@dryrun/shared/interview/terms.ts'
import type { ScoreView } from '@dryrun/shared/interview/view.ts'
import { expect, it } from 'vitest'

const row = {
  parts: [
    ['a', 'b'],
    ['c', 'd'],
    ['e', 'f', 'g'],
    ['h', 'i'],
  ],
}
const three: SeenParts = [[], [], [1, 2, 3], []]
const scoreOf = (more: Partial<ScoreView>): ScoreView => ({ level: null, how: null, sentence: '', ...more })

/** What becomes of a score whose parts are ticked in this order, one set after the other. */
function afterTicks(start: ScoreView, ...steps: readonly SeenParts[]) {
  let now: { score: ScoreView; waiting: Level | null } = { score: start, waiting: null }
  for (const seen of steps) now = settled(row, { ...now.score, seen }, ownLevel(row, now.score, now.waiting))
  return [now.score.level, now.waiting]
}

it('[PA8] the level follows the ticked parts, and without any there is none', () => {
  expect(afterTicks(scoreOf({}), [[], [], [1], []])).toEqual([1, null])
  expect(afterTicks(scoreOf({}), [[], [], [1], []], [[], [], [1, 2], []], three)).toEqual([3, null])
  expect(afterTicks(scoreOf({}), three, [[], [], [], []])).toEqual([null, null])
})

it('[PA9] a level of the interviewer’s own waits for a sentence while the parts contradict it, and is never lost', () => {
  const own = settled(row, scoreOf({ level: 3, seen: three }), 4)
  expect([own.score.level, own.waiting]).toEqual([3, 4])
  const said = settled(row, { ...own.score, sentence: 'went further' }, ownLevel(row, own.score, own.waiting))
  expect([said.score.level, said.waiting]).toEqual([4, null])
  const silent = settled(row, { ...said.score, sentence: '' }, ownLevel(row, said.score, null))
  expect([silent.score.level, silent.waiting]).toEqual([3, 4])
  // A level that was given before the first tick.
  expect(afterTicks(scoreOf({ level: 3 }), [[], [], [1], []])).toEqual([1, 3])
  expect(afterTicks(scoreOf({ level: 3 }), [[], [], [1], []], three)).toEqual([3, null])
  expect(afterTicks(scoreOf({ level: 3, sentence: 'why' }), [[], [], [1], []])).toEqual([3, null])
  expect(afterTicks(scoreOf({ level: 3 }), [[], [], [1], []], [[], [], [], []])).toEqual([3, null])
  // Once the parts come to it, it follows them again.
  expect(afterTicks(scoreOf({ level: 3 }), three, [[], [], [1, 2], []])).toEqual([2, null])
})
