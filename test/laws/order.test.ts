import type { Command } from '@dryrun/shared/interview/commands.ts'
import type { Patch } from '@dryrun/shared/interview/element.ts'
import type { Receipt } from '@dryrun/shared/protocol.ts'
import { describe, expect, it } from 'vitest'
import { ada, bob, box } from '../support/domain/facts.ts'
import { Rehearsal } from '../support/domain/rehearsal.ts'

const say = (text: string) => ({ type: 'say', text }) as const
const ok = { ok: true }
const started = async () => {
  const rehearsal = await Rehearsal.open()
  await rehearsal.do(ada, { type: 'startRound' })
  return rehearsal
}

describe('submissions that come together', () => {
  it('[L32] the same submission three times at once happens once and is answered three times', async () => {
    const rehearsal = await started()
    const id = rehearsal.newId()
    const before = rehearsal.entries().length
    // The first goes alone, so that the others share one commit.
    const first = rehearsal.submit(bob, say('one moment'))
    const thrice = [1, 2, 3].map(() => rehearsal.submit(ada, { type: 'giveHint', hintId: 'h1' }, id))
    expect(await Promise.all([first, ...thrice])).toEqual([ok, ok, ok, ok])
    expect(rehearsal.entries()).toHaveLength(before + 2)
  })

  it('[L33] a submission answered before a restart is answered again after it, and not done again', async () => {
    const rehearsal = await started()
    const id = rehearsal.newId()
    expect(await rehearsal.submit(ada, { type: 'pause' }, id)).toEqual(ok)
    await rehearsal.restart()
    const before = rehearsal.entries().length
    expect(await rehearsal.submit(ada, { type: 'pause' }, id)).toEqual(ok)
    expect(rehearsal.entries()).toHaveLength(before)
  })

  it('[L34] one id from two people is two submissions', async () => {
    const rehearsal = await started()
    const id = rehearsal.newId()
    expect(await Promise.all([rehearsal.submit(ada, say('a'), id), rehearsal.submit(bob, say('b'), id)])).toEqual([
      ok,
      ok,
    ])
    expect(rehearsal.room.interview.chat.map(({ text }) => text)).toEqual(['a', 'b'])
  })

  it('[L35] a refused command does not spoil those that came with it', async () => {
    const rehearsal = await started()
    const receipts = await Promise.all([
      rehearsal.submit(bob, say('one')),
      rehearsal.submit(bob, { type: 'giveHint', hintId: 'h1' }),
      rehearsal.submit(bob, { type: 'changeBoard', round: 0, patches: [{ id: 'ghost', set: { x: 1 } }] }),
      rehearsal.submit('mallory', say('let me in')),
      rehearsal.submit(bob, say('two')),
    ])
    expect(receipts).toEqual([
      ok,
      { ok: false, code: 'notYours' },
      { ok: false, code: 'unknownElement' },
      { ok: false, code: 'noSeat' },
      ok,
    ])
    expect(rehearsal.room.interview.chat).toHaveLength(2)
  })

  it('[L36] each is decided as if all before it were stored already', async () => {
    const rehearsal = await started()
    const draw = (patch: Patch): Command => ({ type: 'changeBoard', round: 0, patches: [patch] })
    const receipts = await Promise.all([
      rehearsal.submit(ada, { type: 'giveHint', hintId: 'h1' }),
      rehearsal.submit(ada, { type: 'giveHint', hintId: 'h3' }),
      rehearsal.submit(ada, { type: 'giveHint', hintId: 'h2' }),
      rehearsal.submit(bob, { type: 'pause' }),
      rehearsal.submit(ada, { type: 'pause' }),
      rehearsal.submit(bob, draw({ id: 's', element: box('s', { points: [[0, 0]] }) })),
      rehearsal.submit(bob, draw({ id: 's', append: { from: 1, points: [[1, 1]] } })),
      rehearsal.submit(bob, draw({ id: 's', append: { from: 3, points: [[3, 3]] } })),
      rehearsal.submit(ada, { type: 'finishRound', swap: true }),
      rehearsal.submit(ada, { type: 'startRound' }),
      rehearsal.submit(bob, { type: 'startRound' }),
      rehearsal.submit(bob, { type: 'changeBoard', round: 1, patches: [{ id: 'part_user', set: { x: 9 } }] }),
    ])
    const codes = receipts.map((receipt: Receipt) => (receipt.ok ? 'ok' : receipt.code))
    const expected = 'ok hintOrder ok ok alreadyPaused ok ok brokenStroke ok notYours ok ok'
    expect(codes.join(' ')).toBe(expected)
    // The first commits at once; all others share the second commit.
    expect(rehearsal.log.commits.slice(-2)).toEqual([1, 8])
  })

  it('[L37] a receipt comes after the frames of its own submission and before those of any later one', async () => {
    const rehearsal = await started()
    const heard: string[] = []
    rehearsal.room.join(bob, {
      frame: ({ add }) => heard.push(...(add?.chat ?? []).map((line) => `frame ${(line as { text: string }).text}`)),
      presence: () => {},
      signaled: () => {},
      close: () => {},
    })
    for (const text of ['one', 'two', 'three'])
      rehearsal.room.take({ id: rehearsal.newId(), command: say(text) }, bob, () => heard.push(`receipt ${text}`))
    await rehearsal.do(ada, say('four'))
    expect(heard).toEqual([
      'frame one',
      'receipt one',
      'frame two',
      'receipt two',
      'frame three',
      'receipt three',
      'frame four',
    ])
  })

  it('[L38] what comes while a commit is under way goes together into the next, in order, however much it is', async () => {
    const rehearsal = await started()
    const before = rehearsal.log.commits.length
    const texts = Array.from({ length: 450 }, (_, index) => `${index}`)
    const release = rehearsal.log.hold()
    const receipts = texts.map((text) => rehearsal.submit(bob, say(text)))
    release()
    await Promise.all(receipts)
    expect(rehearsal.log.commits.slice(before)).toEqual([1, 200, 200, 49])
    expect(rehearsal.room.interview.chat.map(({ text }) => text)).toEqual(texts)
  })

  it('[L39] time in the log never runs backwards, whatever the server’s clock does', async () => {
    const rehearsal = await started()
    await rehearsal.do(bob, say('now'))
    const { now } = rehearsal
    rehearsal.now -= 3_600_000
    await rehearsal.do(bob, say('an hour before'))
    await rehearsal.restart()
    await rehearsal.do(bob, say('still'))
    expect(rehearsal.room.interview.chat.map(({ at }) => at)).toEqual([now, now, now])
  })
})
