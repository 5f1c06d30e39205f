import type { Command } from '@dryrun/shared/interview/commands.ts'
import { expect, it } from 'vitest'
import { diceOf } from '../../support/domain/dice.ts'
import { ada, questionOf } from '../../support/domain/facts.ts'
import { dated, type Step, wholeInterview } from '../../support/domain/whole-interview.ts'
import { eachHouse, type House } from '../../support/http/each-house.ts'
import type { Participant } from '../../support/http/participant.ts'
import { tableAt } from '../../support/http/table.ts'
import { hiddenWork } from '../../support/secrecy/hidden-work.ts'
import { record } from '../../support/servers/figures.ts'
import { type Line, Listener } from '../../support/socket/listener.ts'

const ids = ['orders', 'search', 'chat']
/** Ada interviews in every round. Stops before the last feedback form, because unsealing reveals the hidden work. */
const steps = wholeInterview(
  ids.map((id) => questionOf(id)),
  undefined,
  false,
).slice(0, -1)
const plenty = '1000000'
const limits = { LIMIT_COMMANDS_PER_SECOND: plenty, LIMIT_COMMAND_BURST: plenty }

type Done = Map<Command['type'], number>
type Heard = { bob: readonly Line[]; eve: readonly Line[]; done: Done }

/** The fake clock, so that two runs differ only in the hidden work. */
let now = 0

eachHouse(
  limits,
  (house) => {
    it.each([
      ['one by one', false],
      ['all at once', true],
    ])(
      '[WT3] on the wire too, others are sent the same messages in number, name, size and version, whatever is done unseen: %s',
      async (_, together) => {
        const quiet = await held(house, { hidden: 0, together })
        const busy = await held(house, { hidden: 8, together })
        const differences = differencesOf(quiet.bob, busy.bob).concat(differencesOf(quiet.eve, busy.eve))
        expect(differences).toEqual([])
        const { writeNote = 0, score = 0, tickPoint = 0, attachEvidence = 0 } = Object.fromEntries(busy.done)
        expect(quiet.done.size).toBe(0)
        expect(quiet.bob.filter(({ what }) => what.includes('frame')).length).toBeGreaterThan(50)
        expect([writeNote >= 200, score >= 30, tickPoint >= 30, attachEvidence >= 30]).toEqual([true, true, true, true])
        const messages = busy.bob.length + busy.eve.length
        record('silence', { messages, 'note edits': writeNote, scores: score, differences: differences.length })
      },
      120_000,
    )
  },
  () => now,
)

const differencesOf = (quiet: readonly Line[], busy: readonly Line[]) =>
  Array.from({ length: Math.max(quiet.length, busy.length) }, (_, at) => [quiet[at], busy[at]])
    .filter(([one, other]) => JSON.stringify(one) !== JSON.stringify(other))
    .slice(0, 5)

/**
 * Plays an interview on the server with this much hidden work before each step. Resolves to what Bob and Eve received.
 */
async function held({ server }: House, { hidden, together }: { hidden: number; together: boolean }): Promise<Heard> {
  now = 1_800_000_000_000
  const dice = diceOf(9)
  const done: Done = new Map()
  const rounds = ids.map((questionId) => ({ questionId, hostRole: 'interviewer' as const }))
  const table = await tableAt(server.url, { rounds })
  const [bob, eve] = [new Listener(server.url, table.bob, table.id), new Listener(server.url, table.eve, table.id)]
  await comeBack([table.bob, table.eve], [bob, eve])

  async function doUnseen(command: Command): Promise<void> {
    const receipt = await table.ada.submit(command)
    if (receipt.ok) done.set(command.type, (done.get(command.type) ?? 0) + 1)
  }

  async function take({ by, command, hidden: isHidden }: Step): Promise<void> {
    const interview = await server.app.rooms.peek(table.id)
    if (!interview) throw new Error('the interview is gone')
    const asked = dated(command, interview)
    const unseen = hiddenWork(dice, interview, hidden).map((each) => () => doUnseen(each))
    // The hidden work may have done a hidden step already, so its refusal is allowed.
    const step = () => (isHidden ? table.ada.submit(asked) : by === ada ? table.ada.do(asked) : bob.submit(asked))
    await inTurn([...unseen, step], together)
  }

  for (const [index, step] of steps.entries()) {
    now += 1_000
    await take(step)
    for (const listener of [bob, eve]) await listener.listen()
    if (index % 40 === 20) await comeBack([], [bob, eve])
  }
  await comeBack(table.everyone, [])
  for (const listener of [bob, eve]) listener.leave()
  return { bob: bob.lines, eve: eve.lines, done }
}

async function comeBack(leaving: readonly Participant[], coming: readonly Listener[]): Promise<void> {
  for (const person of leaving) person.disconnect()
  for (const listener of coming) await listener.join()
}

async function inTurn(work: readonly (() => Promise<unknown>)[], together: boolean): Promise<void> {
  if (together) await Promise.all(work.map((each) => each()))
  else for (const each of work) await each()
}
