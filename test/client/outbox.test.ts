import { Outbox } from '@dryrun/client/live/outbox.ts'
import type { Stored } from '@dryrun/client/live/outbox-disk.ts'
import type { Command } from '@dryrun/shared/interview/commands.ts'
import type { Receipt, Submission } from '@dryrun/shared/protocol.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { HandClock } from '../support/page/hand-clock.ts'
import { MemoryDisk, turns } from '../support/page/live-room.ts'

const INTERVIEW = '00000000-0000-4000-8000-000000000001'
const say = (text: string): Command => ({ type: 'say', text })
const ok: Receipt = { ok: true }

let clock: HandClock
let disk: MemoryDisk
let outbox: Outbox
/** In `answers`, undefined simulates a lost connection. */
let sent: Submission[]
let answers: (Receipt | undefined)[]
let waiting: readonly Stored[]
let held: string | null
let answered: [string, boolean][]

const textOf = (command: Command) => (command.type === 'say' ? command.text : '')
const texts = () => sent.map(({ command }) => textOf(command))

beforeEach(() => {
  clock = new HandClock()
  disk = new MemoryDisk()
  sent = []
  answers = []
  answered = []
  outbox = visit()
})

const visit = () =>
  new Outbox({
    interviewId: INTERVIEW,
    disk,
    clock,
    send: async (submission) => {
      sent.push(structuredClone(submission))
      return answers.length ? answers.shift() : ok
    },
    onWaiting: (now, why) => {
      waiting = now
      held = why
    },
    onAnswer: ({ command }, receipt) => answered.push([textOf(command), receipt.ok]),
  })

describe('what was asked for', () => {
  test('[B15] goes out in order, one at a time, and counts as saved only when it is answered', async () => {
    outbox.begin('ada', [])
    outbox.setLive(true)
    const one = outbox.submit(say('one'))
    outbox.submit(say('two'))
    expect(texts()).toEqual(['one'])
    expect(waiting).toHaveLength(2)
    await turns()
    expect(texts()).toEqual(['one', 'two'])
    expect(waiting).toEqual([])
    expect(await one.receipt).toEqual(ok)
  })

  test('[B15] waits while there is no connection, and goes out once when there is', async () => {
    outbox.begin('ada', [])
    outbox.submit(say('one'))
    await turns()
    expect(sent).toEqual([])
    outbox.setLive(true)
    await turns()
    expect(texts()).toEqual(['one'])
  })

  test('[B15] is sent again under the same id when no answer came, before anything later', async () => {
    outbox.begin('ada', [])
    outbox.setLive(true)
    answers = [undefined]
    const { id } = outbox.submit(say('one'))
    outbox.setLive(false)
    outbox.submit(say('two'))
    await turns()
    outbox.setLive(true)
    await turns()
    expect(texts()).toEqual(['one', 'one', 'two'])
    expect(sent.slice(0, 2).map((one) => one.id)).toEqual([id, id])
    const attempts = sent.map(({ attempt }) => attempt ?? 0)
    expect(attempts).toEqual([...new Set(attempts)].toSorted((one, other) => one - other))
  })

  test('[B16] a "not now" holds up what comes after it, and is tried again more and more slowly', async () => {
    outbox.begin('ada', [])
    outbox.setLive(true)
    answers = Array.from({ length: 6 }, () => ({ ok: false, code: 'notSaved' }) as const)
    outbox.submit(say('one'))
    outbox.submit(say('two'))
    await turns()
    expect(held).toBe('notSaved')
    for (let second = 0; second < 20; second++) {
      clock.pass(1_000)
      await turns()
    }
    expect(texts()).toEqual(['one', 'one', 'one', 'one', 'one', 'one', 'one', 'two'])
    expect(held).toBeNull()
    expect(answered).toEqual([
      ['one', true],
      ['two', true],
    ])
  })

  test('[B16] a refusal for good is told, and holds up nothing', async () => {
    outbox.begin('ada', [])
    outbox.setLive(true)
    answers = [{ ok: false, code: 'ended' }]
    const { receipt } = outbox.submit(say('one'))
    outbox.submit(say('two'))
    await turns()
    expect(await receipt).toEqual({ ok: false, code: 'ended' })
    expect(answered).toEqual([
      ['one', false],
      ['two', true],
    ])
  })

  test('[B17] survives the page, and goes out once, in order, before what the next visit asks for', async () => {
    outbox.begin('ada', [])
    const first = outbox.submit(say('one'))
    outbox.submit(say('two'))
    const next = visit()
    next.submit(say('early'))
    next.begin('ada', await disk.load())
    next.setLive(true)
    await turns()
    expect(texts()).toEqual(['one', 'two', 'early'])
    expect(sent[0]?.id).toBe(first.id)
    expect(await disk.load()).toEqual([])
  })
})
