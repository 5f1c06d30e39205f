import { readersOf, readersText } from '@dryrun/client/live/script-readers.ts'
import { ScriptReaders } from '@dryrun/client/room/bar/ScriptReaders.tsx'
import type { View } from '@dryrun/shared/interview/view.ts'
import { expect, it } from 'vitest'
import { ada, bob, eve, inRoundOne, inRoundTwo, sam } from '../support/domain/facts.ts'
import { given, type Happened } from '../support/domain/given.ts'
import { rendered } from '../support/page/rendered.ts'

const tom: Happened = ['tom', { type: 'seatTaken', name: 'Tom', seat: 'shadow', letInBy: 'host' }]
const seen = (past: readonly Happened[], person: string) => given(...past).seenBy(person) as View

it('[AX14] the interviewer is told who reads the script with them, and only of those who do', () => {
  const view = seen([...inRoundOne, tom], ada)
  expect(readersOf(view.people)).toHaveLength(2)
  expect(readersText(view).words).toMatch(/^You and \S+ and Tom see this$|^You and \S+, and Tom see this$/)
  // Bob interviews in the second round, so Ada's shadows see what the audience sees.
  for (const person of [ada, bob, sam, eve]) expect(readersOf(seen([...inRoundTwo, tom], person).people)).toEqual([])
  expect(readersText(seen([...inRoundTwo, tom], bob))).toEqual({})
  expect(readersText(seen(inRoundOne, sam))).toEqual({ words: 'Hidden from the candidate' })
})

it('[AX14] the bar names the observers who read the script to the interviewer, and nobody else sees that', () => {
  const withTom = [...inRoundOne, tom]
  expect(rendered(ScriptReaders, seen(inRoundOne, ada))).toContain('Sam sees the script')
  expect(rendered(ScriptReaders, seen(withTom, ada))).toMatch(/Tom see the script/)
  for (const person of [bob, sam, eve]) expect(rendered(ScriptReaders, seen(withTom, person))).toBe('')
  expect(rendered(ScriptReaders, seen([...inRoundTwo, tom], bob))).toBe('')
})
