import { RefusedAttempts } from '@dryrun/server/room/refused-attempts.ts'
import { expect, it } from 'vitest'

it('[N11] the last 200 refusals of a person are remembered, whatever others are refused', () => {
  const refused = new RefusedAttempts()
  const refuse = (by: string, count: number) => {
    for (let n = 0; n < count; n++) refused.add({ by, id: `${n}`, attempt: 7 }, 'wrongStage')
  }
  const remembered = (by: string, id: string, attempt?: number) => refused.of({ by, id, attempt })
  refuse('ada', 200)
  refuse('bob', 201)
  expect(remembered('ada', '0', 7)).toBe('wrongStage')
  expect(remembered('bob', '0', 7)).toBeUndefined()
  expect(remembered('bob', '1', 6)).toBe('wrongStage')
  expect(remembered('bob', '1', 8)).toBeUndefined()
  expect(remembered('bob', '1')).toBeUndefined()
  refused.add({ by: 'ada', id: 'program' }, 'wrongStage')
  expect(remembered('ada', '0', 7)).toBe('wrongStage')
})

it('[N11] a late copy does not lower the attempt that was refused', () => {
  const refused = new RefusedAttempts()
  for (const attempt of [2, 1]) refused.add({ by: 'ada', id: 'a', attempt }, 'ended')
  expect(refused.of({ by: 'ada', id: 'a', attempt: 2 })).toBe('ended')
})
