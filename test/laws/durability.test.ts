import type { Command } from '@dryrun/shared/interview/commands.ts'
import { describe, expect, it } from 'vitest'
import { ada, bob, box, eve, INTERVIEW, sam } from '../support/domain/facts.ts'
import { asCandidate, asInterviewer } from '../support/domain/papers.ts'
import { Rehearsal } from '../support/domain/rehearsal.ts'
import { Tab } from '../support/domain/tab.ts'

const everyone = [ada, bob, sam, eve]
const say = (text: string) => ({ type: 'say', text }) as const
const ok = { ok: true }
const notSaved = { ok: false, code: 'notSaved' }
const chatOf = (rehearsal: Rehearsal) => rehearsal.room.interview.chat.map(({ text }) => text)
const saidIn = (rehearsal: Rehearsal) =>
  rehearsal.entries().flatMap(({ event }) => (event.type === 'said' ? [event.text] : []))

describe('saved means committed', () => {
  it('[L20] nobody sees, and no receipt confirms, what is not committed', async () => {
    const rehearsal = await Rehearsal.open()
    const tabs = everyone.map((person) => rehearsal.tab(person))
    const before = tabs.map(({ received }) => received.length)
    const answers: unknown[] = []
    const release = rehearsal.log.hold()
    const answered = rehearsal.submit(bob, say('hello')).then((receipt) => answers.push(receipt))
    for (let turn = 0; turn < 50; turn++) await Promise.resolve()
    expect(answers).toEqual([])
    expect(tabs.map(({ received }) => received.length)).toEqual(before)
    expect(chatOf(rehearsal)).toEqual([])
    expect(rehearsal.tab(bob).replica.view?.chat).toEqual([])
    release()
    await answered
    expect(answers).toEqual([ok])
    for (const tab of tabs) expect(tab.replica.view?.chat).toMatchObject([{ text: 'hello' }])
  })

  it('[L21] a commit that fails leaves everything as it was, and its sender knows', async () => {
    const rehearsal = await Rehearsal.open()
    const tabs = everyone.map((person) => rehearsal.tab(person))
    const before = tabs.map(({ received }) => received.length)
    rehearsal.log.failNext('lost')
    expect(await rehearsal.submit(bob, say('hello'))).toEqual(notSaved)
    expect(tabs.map(({ received }) => received.length)).toEqual(before)
    expect([chatOf(rehearsal), saidIn(rehearsal)]).toEqual([[], []])
    expect(rehearsal.faults).toHaveLength(1)
  })

  it('[L22] a submission whose commit failed is sent again and happens once', async () => {
    const rehearsal = await Rehearsal.open()
    const tab = rehearsal.tab(ada)
    const id = rehearsal.newId()
    rehearsal.log.failNext('lost')
    expect(await rehearsal.submit(bob, say('hello'), id)).toEqual(notSaved)
    expect(await rehearsal.submit(bob, say('hello'), id)).toEqual(ok)
    expect(saidIn(rehearsal)).toEqual(['hello'])
    expect(tab.replica.view?.chat).toHaveLength(1)
  })

  it('[L23] a commit that only seemed to fail is found again, and its retry is answered, not done twice', async () => {
    const rehearsal = await Rehearsal.open()
    const tab = rehearsal.tab(ada)
    const id = rehearsal.newId()
    rehearsal.log.failNext('stored')
    expect(await rehearsal.submit(bob, say('hello'), id)).toEqual(notSaved)
    expect(tab.replica.view?.chat).toEqual([])
    expect(await rehearsal.submit(bob, say('hello'), id)).toEqual(ok)
    expect(saidIn(rehearsal)).toEqual(['hello'])
    expect(tab.replica.view?.chat).toHaveLength(1)
  })

  it('[L24] what was stored unnoticed is told before anything new is decided', async () => {
    const rehearsal = await Rehearsal.open()
    await rehearsal.do(ada, { type: 'startRound' })
    const tab = rehearsal.tab(bob)
    rehearsal.log.failNext('stored')
    expect(await rehearsal.submit(ada, { type: 'giveHint', hintId: 'h1' })).toEqual(notSaved)
    expect(await rehearsal.submit(ada, { type: 'giveHint', hintId: 'h2' })).toEqual(ok)
    expect(tab.replica.view?.shown.map(({ text }) => text)).toEqual(['nudge', 'lead'])
  })

  it('[L25] as long as the database is away nothing is taken, and afterwards everything goes on by itself', async () => {
    const rehearsal = await Rehearsal.open()
    const tab = rehearsal.tab(ada)
    rehearsal.log.isDown = true
    for (const text of ['one', 'two']) expect(await rehearsal.submit(bob, say(text))).toEqual(notSaved)
    expect(rehearsal.isOpen).toBe(true)
    rehearsal.log.isDown = false
    expect(await rehearsal.submit(bob, say('three'))).toEqual(ok)
    expect(tab.replica.view?.chat.map(({ text }) => text)).toEqual(['three'])
    expect(tab.isConnected).toBe(true)
  })

  it('[L26] what the database will never take is refused for good, and spoils nothing that came with it', async () => {
    const rehearsal = await Rehearsal.open()
    // The first is stored alone. The others share a failing commit, then go one by one, and only `two` cannot be
    // stored.
    rehearsal.log.failNext('none', 'unstorable', 'none', 'unstorable')
    const together = ['first', 'one', 'two', 'three'].map((text) => rehearsal.submit(bob, say(text)))
    expect(await Promise.all(together)).toEqual([ok, ok, { ok: false, code: 'invalid' }, ok])
    expect(saidIn(rehearsal)).toEqual(['first', 'one', 'three'])
    expect(chatOf(rehearsal)).toEqual(['first', 'one', 'three'])
  })
})

describe('one writer', () => {
  it('[L27] of two rooms over one log the one that comes second stores nothing, closes, and sends its people back', async () => {
    const rehearsal = await Rehearsal.open()
    const winner = rehearsal.room
    const early = rehearsal.tab(ada)
    await rehearsal.start()
    const loser = rehearsal.tab(bob)
    expect(await winner.submit({ id: rehearsal.newId(), command: say('first') }, ada)).toEqual(ok)
    expect(await rehearsal.submit(bob, say('second'))).toEqual(notSaved)
    expect([rehearsal.isOpen, loser.isConnected, early.isConnected]).toEqual([false, false, true])
    expect(loser.connect(rehearsal.room)).toBe(false)
    expect(await rehearsal.submit(bob, say('second'))).toEqual(notSaved)
    await rehearsal.start()
    loser.connect(rehearsal.room)
    expect(loser.replica.view?.chat.map(({ text }) => text)).toEqual(['first'])
    expect(saidIn(rehearsal)).toEqual(['first'])
  })

  it('[L28] a commit that lands after all counts as another writer’s', async () => {
    const rehearsal = await Rehearsal.open()
    const id = rehearsal.newId()
    rehearsal.log.failNext('late')
    expect(await rehearsal.submit(bob, say('late'), id)).toEqual(notSaved)
    expect(await rehearsal.submit(ada, say('next'))).toEqual(notSaved)
    expect(rehearsal.isOpen).toBe(false)
    await rehearsal.start()
    expect(await rehearsal.submit(bob, say('late'), id)).toEqual(ok)
    expect(saidIn(rehearsal)).toEqual(['late'])
    expect(chatOf(rehearsal)).toEqual(['late'])
  })

  it('[L29] a closing room stores what it was asked before, and takes nothing more', async () => {
    const rehearsal = await Rehearsal.open()
    const tab = rehearsal.tab(eve)
    const release = rehearsal.log.hold()
    const before = rehearsal.submit(bob, say('before'))
    const finished = rehearsal.room.finish()
    expect(await rehearsal.submit(ada, say('after'))).toEqual(notSaved)
    release()
    await finished
    expect(await before).toEqual(ok)
    expect(saidIn(rehearsal)).toEqual(['before'])
    expect([rehearsal.isOpen, tab.isConnected]).toEqual([false, false])
    expect(tab.replica.view?.chat).toHaveLength(1)
    expect(rehearsal.room.join(bob, { frame() {}, presence() {}, signaled() {}, close() {} })).toBeUndefined()
  })

  it('[L30] entries are those of one interview: a log is read by its id alone', async () => {
    const rehearsal = await Rehearsal.open()
    expect(rehearsal.log.entries('another')).toEqual([])
    expect(rehearsal.log.entries(INTERVIEW)).toHaveLength(5)
    expect(new Tab('mallory').connect(rehearsal.room)).toBe(false)
  })
})

describe('a full log', () => {
  it('[L31] a full log takes nothing more but what brings the interview to its end', async () => {
    const rehearsal = await Rehearsal.open({ limits: { logEntries: 8 } })
    const full = { ok: false, code: 'logFull' }
    await rehearsal.do(ada, { type: 'startRound' })
    await rehearsal.do(bob, say('the last word'))
    expect(await rehearsal.submit(bob, say('too late'))).toEqual(full)
    const note = { round: 0, noteId: rehearsal.newId(), text: 'x', tags: [] }
    expect(await rehearsal.submit(ada, { type: 'writeNote', ...note })).toEqual(full)
    const draw = { type: 'changeBoard', round: 0, patches: [{ id: 'a', element: box('a') }] } as const
    expect(await rehearsal.submit(bob, { ...draw, patches: [...draw.patches] })).toEqual(full)
    const others: Command[] = [
      { type: 'pause' },
      { type: 'resume' },
      { type: 'movePhase', phase: 'close' },
      { type: 'tickPoint', pointId: 'p1', how: 'prompted' },
      { type: 'untickPoint', pointId: 'p1' },
      { type: 'raiseFlag', flagId: 'r1' },
      { type: 'withdrawFlag', flagId: 'r1' },
      { type: 'askFollowUp', followUpId: 'f1' },
      { type: 'giveHint', hintId: 'h1' },
      { type: 'dropCurveball' },
      { type: 'removeNote', round: 0, noteId: note.noteId },
      { type: 'removeEvidence', round: 0, evidenceId: note.noteId },
    ]
    for (const other of others) expect(await rehearsal.submit(ada, other)).toEqual(full)
    await rehearsal.do(ada, { type: 'score', round: 0, dimension: 'deep-dive', level: 3, how: null, sentence: '' })
    await rehearsal.do(bob, { type: 'endInterview' })
    await rehearsal.do(ada, {
      type: 'handInAsInterviewer',
      round: 0,
      call: 3,
      summary: '',
      changes: [],
      shareNotes: false,
    })
  })
  it('[RB9] a full log takes so many scores more, and then still the end and the feedback', async () => {
    const rehearsal = await Rehearsal.open({ limits: { logEntries: 8 } })
    await rehearsal.do(ada, { type: 'startRound' })
    await rehearsal.do(bob, say('the last word'))
    const score = { type: 'score', round: 0, dimension: 'deep-dive', level: 3, how: null, sentence: '' } as const
    let taken = 0
    while ((await rehearsal.submit(ada, score)).ok) taken++
    expect(taken).toBe(200)
    expect(await rehearsal.submit(ada, score)).toEqual({ ok: false, code: 'logFull' })
    await rehearsal.do(bob, { type: 'endInterview' })
    await rehearsal.do(ada, asInterviewer(0))
    await rehearsal.do(bob, asCandidate(0))
    expect(rehearsal.room.interview.sealed).toBe(false)
  })

  it('[BO6] a log is full by bytes as well, counted alike live and after a restart', async () => {
    const rehearsal = await Rehearsal.open()
    await rehearsal.do(ada, { type: 'startRound' })
    await rehearsal.do(bob, say('as long as this'))
    rehearsal.limits.logBytes = (await rehearsal.log.size(INTERVIEW)) + 1
    await rehearsal.do(bob, say('still'))
    expect(await rehearsal.submit(bob, say('no more'))).toEqual({ ok: false, code: 'logFull' })
    rehearsal.limits.logBytes = await rehearsal.log.size(INTERVIEW)
    await rehearsal.restart()
    expect(await rehearsal.submit(bob, say('no more'))).toEqual({ ok: false, code: 'logFull' })
    rehearsal.limits.logBytes += 1
    const both = [say('one'), say('two')].map((command) => rehearsal.submit(bob, command))
    expect(await Promise.all(both)).toEqual([{ ok: true }, { ok: false, code: 'logFull' }])
    await rehearsal.do(bob, { type: 'endInterview' })
  })
})
