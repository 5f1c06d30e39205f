import { Command } from '@dryrun/shared/interview/commands.ts'
import { expect, it } from 'vitest'
import { ada, bob, eve, inRoundOne } from '../support/domain/facts.ts'
import { given, type Happened } from '../support/domain/given.ts'

it('[S13] a misquote is heard once and can be withdrawn, each in its own place', () => {
  const place = { pointId: 'p1', nth: 1 }
  const heard: Happened = [ada, { type: 'misquoteHeard', ...place }]
  given(...inRoundOne)
    .when(ada, { type: 'hearMisquote', ...place })
    .then(heard[1])
  given(...inRoundOne, heard)
    .when(ada, { type: 'hearMisquote', ...place })
    .refused('alreadyDone')
  given(...inRoundOne, heard)
    .when(ada, { type: 'hearMisquote', pointId: 'p1', nth: 0 })
    .then({ type: 'misquoteHeard', pointId: 'p1', nth: 0 })
  given(...inRoundOne, heard)
    .when(ada, { type: 'withdrawMisquote', ...place })
    .then({ type: 'misquoteWithdrawn', ...place })
  given(...inRoundOne)
    .when(ada, { type: 'withdrawMisquote', ...place })
    .refused('unknownItem')
  expect(given(...inRoundOne, heard).seenBy(ada)).toMatchObject({ misquotes: [{ id: 'p1/1' }] })
  expect(given(...inRoundOne, heard, [ada, { type: 'misquoteWithdrawn', ...place }]).seenBy(ada)).toMatchObject({
    misquotes: [],
  })
  for (const person of [bob, eve]) expect(given(...inRoundOne, heard).seenBy(person)).not.toHaveProperty('misquotes')
})

it('[S14] a misquote that the point does not have is unknown, and its place is one of six', () => {
  for (const place of [
    { pointId: 'p1', nth: 2 },
    { pointId: 'p2', nth: 0 },
    { pointId: 'f1', nth: 0 },
  ])
    given(...inRoundOne)
      .when(ada, { type: 'hearMisquote', ...place })
      .refused('unknownItem')
  const isTaken = (nth: number) => Command.safeParse({ type: 'hearMisquote', pointId: 'p1', nth }).success
  expect([0, 5].map(isTaken)).toEqual([true, true])
  expect([-1, 6, 0.5].map(isTaken)).toEqual([false, false, false])
})
