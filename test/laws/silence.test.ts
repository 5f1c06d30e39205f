import type { Command } from '@dryrun/shared/interview/commands.ts'
import { replay } from '@dryrun/shared/interview/replay.ts'
import { describe, expect, it } from 'vitest'
import { type Dice, diceOf } from '../support/dice.ts'
import { ada, bob, eve, questionOf } from '../support/facts.ts'
import { Rehearsal } from '../support/rehearsal.ts'
import { dated, type Step, wholeInterview } from '../support/whole-interview.ts'

const questions = ['orders', 'search', 'chat'].map((id) => questionOf(id))
/** Ada asks in every round. It ends before the last paper: with that the hidden work is hidden no longer. */
const steps = wholeInterview(questions, undefined, false).slice(0, -1)

type Asked = Omit<Step, 'hidden'>
type Heard = { person: string; live: string[]; told: string }

/** The same interview, with as much hidden work between its steps as the dice say. */
async function heard(dice: Dice | undefined, together: boolean): Promise<Heard[]> {
  const rehearsal = await Rehearsal.open({ questions })
  const tabs = [bob, eve, ada].map((person) => rehearsal.tab(person))
  for (const step of steps) {
    rehearsal.now += 1_000
    const hidden = dice ? hiddenWork(dice, rehearsal) : []
    const all = [...hidden, { by: step.by, command: dated(step.command, rehearsal.room.interview) }]
    await submitAll(rehearsal, all, together)
  }
  return tabs.map(({ person, received }) => ({
    person,
    live: received,
    told: JSON.stringify([...replay(rehearsal.entries(), person)]),
  }))
}

async function submitAll(rehearsal: Rehearsal, asked: readonly Asked[], together: boolean): Promise<void> {
  if (together) await Promise.all(asked.map(({ by, command }) => rehearsal.submit(by, command)))
  else for (const { by, command } of asked) await rehearsal.submit(by, command)
}

/** Some of everything an interviewer does unseen, for the round that runs. */
function hiddenWork(dice: Dice, { room }: Rehearsal): Asked[] {
  const { current, stage } = room.interview
  if (stage !== 'round' && stage !== 'ended') return []
  const noteId = `30000000-0000-4000-8000-00000000000${dice.below(9)}`
  const kinds: (() => Command)[] = [
    () => ({ type: 'writeNote', round: current, noteId, text: 'x'.repeat(dice.below(2_000)), tags: ['hidden'] }),
    () => ({ type: 'removeNote', round: current, noteId }),
    () => ({
      type: 'score',
      round: current,
      dimension: 'estimation',
      level: dice.of([2, 3]),
      how: 'hinted',
      sentence: 'y',
    }),
    () => ({ type: 'tickPoint', pointId: `p${dice.below(6) + 1}`, how: dice.of(['unprompted', 'prompted', 'hinted']) }),
    () => ({ type: 'untickPoint', pointId: `p${dice.below(6) + 1}` }),
    () => ({ type: 'raiseFlag', flagId: 'r1' }),
    () => ({ type: 'withdrawFlag', flagId: 'r1' }),
  ]
  return Array.from({ length: dice.below(12) }, () => ({ by: ada, command: dice.of(kinds)() }))
}

describe('silence', () => {
  it.each([
    ['one by one', false],
    ['in the same commits', true],
  ])(
    '[L9] others are sent the same messages, to the byte, whatever the interviewer does unseen: %s',
    async (_, together) => {
      const quiet = await heard(undefined, together)
      const busy = await heard(diceOf(9), together)
      for (const person of [bob, eve]) expect(of(person, busy)).toEqual(of(person, quiet))
      expect(of(ada, busy).live.length).toBeGreaterThan(of(ada, quiet).live.length + 200)
    },
  )
})

const of = (person: string, all: readonly Heard[]): Heard => all.find((heard) => heard.person === person) as Heard
