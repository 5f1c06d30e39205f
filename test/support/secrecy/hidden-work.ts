import type { Command } from '@dryrun/shared/interview/commands.ts'
import type { Interview } from '@dryrun/shared/interview/interview.ts'
import { dimensionsOfKind } from '@dryrun/shared/interview/kinds.ts'
import type { Dice } from '../domain/dice.ts'

const promptings = ['unprompted', 'prompted', 'hinted'] as const
const id = (n: number) => `30000000-0000-4000-8000-${String(n).padStart(12, '0')}`

/** So many of each hidden action of an interviewer, in the running round or after the end in the last one. */
export function hiddenWork(dice: Dice, { current, stage }: Interview, amount: number): Command[] {
  if (stage !== 'round' && stage !== 'ended') return []
  const round = current
  const pointId = () => `p${dice.below(6) + 1}`
  const write = (): Command => ({
    type: 'writeNote',
    round,
    noteId: id(dice.below(9)),
    text: 'x'.repeat(dice.below(2_000)),
    tags: ['hidden'],
  })
  const kinds: (() => Command)[] = [
    write,
    write,
    write,
    () => ({ type: 'removeNote', round, noteId: id(dice.below(9)) }),
    () => ({
      type: 'score',
      round,
      dimension: dice.of(dimensionsOfKind.design),
      level: dice.of([2, 3]),
      how: 'hinted',
      sentence: 'y'.repeat(dice.below(500)),
      seen: [[], [], [1, 2].slice(dice.below(3)), [1, 2].slice(dice.below(3))],
    }),
    () => ({
      type: 'score',
      round,
      dimension: dice.of(dimensionsOfKind.design),
      level: null,
      how: null,
      sentence: '',
      notAsked: true,
    }),
    () => ({ type: 'attachEvidence', round, evidenceId: id(dice.below(1_000)), dimension: 'estimation', note: 'z' }),
    () => ({ type: 'removeEvidence', round, evidenceId: id(dice.below(1_000)) }),
    () => ({ type: 'tickPoint', pointId: pointId(), how: dice.of(promptings) }),
    () => ({ type: 'untickPoint', pointId: pointId() }),
    () => ({ type: 'tickCheck', of: 'followUp', itemId: 'f1', checkId: dice.of(['c1', 'c2']) }),
    () => ({ type: 'untickCheck', of: 'followUp', itemId: 'f1', checkId: dice.of(['c1', 'c2']) }),
    () => ({ type: 'hearMisquote', pointId: 'p1', nth: dice.below(2) }),
    () => ({ type: 'withdrawMisquote', pointId: 'p1', nth: dice.below(2) }),
    () => ({ type: 'raiseFlag', flagId: 'r1' }),
    () => ({ type: 'withdrawFlag', flagId: 'r1' }),
  ]
  return Array.from({ length: amount }, () => dice.of(kinds)())
}
