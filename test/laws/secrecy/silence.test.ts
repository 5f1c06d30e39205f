import { describe, expect, it } from 'vitest'
import { type Dice, diceOf } from '../../support/domain/dice.ts'
import { ada, bob, eve, questionOf } from '../../support/domain/facts.ts'
import { Rehearsal } from '../../support/domain/rehearsal.ts'
import { replay } from '../../support/domain/replay.ts'
import { dated, type Step, wholeInterview } from '../../support/domain/whole-interview.ts'
import { hiddenWork } from '../../support/secrecy/hidden-work.ts'

const questions = ['orders', 'search', 'chat'].map((id) => questionOf(id))
/** Ada interviews in every round. Stops before the last feedback form, because unsealing reveals the hidden work. */
const steps = wholeInterview(questions, undefined, false).slice(0, -1)

type Asked = Omit<Step, 'hidden'>
type Heard = { person: string; live: string[]; told: string }

/** Plays the interview with random hidden work between its steps. Resolves to what each participant received. */
async function heard(dice: Dice | undefined, together: boolean): Promise<Heard[]> {
  const rehearsal = await Rehearsal.open({ questions })
  const tabs = [bob, eve, ada].map((person) => rehearsal.tab(person))
  for (const step of steps) {
    rehearsal.now += 1_000
    const hidden = dice ? hiddenWork(dice, rehearsal.room.interview, dice.below(12)) : []
    const all = [
      ...hidden.map((command) => ({ by: ada, command })),
      { by: step.by, command: dated(step.command, rehearsal.room.interview) },
    ]
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
