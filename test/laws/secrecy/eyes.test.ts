import type { InterviewerView } from '@dryrun/shared/interview/view.ts'
import type { Perspective } from '@dryrun/shared/replay/recording.ts'
import { describe, expect, it } from 'vitest'
import { ada, bob, box, eve, questionOf, sam } from '../../support/domain/facts.ts'
import { asCandidate, asInterviewer } from '../../support/domain/papers.ts'
import { Rehearsal } from '../../support/domain/rehearsal.ts'
import { replayed, screensOf } from '../../support/domain/replayed.ts'
import { Spyglass } from '../../support/secrecy/spyglass.ts'

const everyone = [ada, bob, sam, eve]
const everyEyes: readonly Perspective[] = ['own', 'interviewer', 'candidate']
const questions = ['orders', 'search', 'chat'].map((id) => questionOf(id))
const noteId = (n: number) => `30000000-0000-4000-8000-00000000000${n}`

describe('who may take whose eyes', () => {
  it('[RP5] before the seal breaks there are one’s own eyes alone, and for who only watched never any others', async () => {
    const rehearsal = await Rehearsal.open({ questions: questions.slice(0, 1) })
    await rehearsal.do(ada, { type: 'startRound' })
    await rehearsal.do(ada, { type: 'score', round: 0, dimension: 'deep-dive', level: 3, how: null, sentence: '' })
    for (const person of everyone) expect(replayed(rehearsal.entries(), person, 'own')).toBeUndefined()
    await rehearsal.do(ada, { type: 'endInterview' })
    const eyesOf = (person: string) => everyEyes.filter((eyes) => replayed(rehearsal.entries(), person, eyes))
    for (const person of everyone) expect(eyesOf(person)).toEqual(['own'])
    await rehearsal.do(ada, asInterviewer(0))
    await rehearsal.do(bob, asCandidate(0))
    expect(everyone.map(eyesOf)).toEqual([everyEyes, everyEyes, ['own'], ['own']])
    for (const person of everyone)
      expect(replayed(rehearsal.entries(), person, 'own')?.head.choices).toEqual(eyesOf(person))
    expect(eyesOf('mallory')).toEqual([])
  })

  it('[RP6] nobody’s recording holds a secret that was not given to them, whatever eyes they take', async () => {
    const spyglass = await Spyglass.open()
    await spyglass.playUntilSeal()
    const leaks = () =>
      everyone.flatMap((person) =>
        everyEyes.flatMap((eyes) => {
          const recording = replayed(spyglass.entries(), person, eyes)
          return recording ? spyglass.closedTo(person, JSON.stringify(recording)) : []
        }),
      )
    expect(leaks()).toEqual([])
    const before = replayed(spyglass.entries(), bob, 'own')
    await spyglass.playAll()
    expect(leaks()).toEqual([])
    // Unsealing changes the text of markers but no frame.
    expect(replayed(spyglass.entries(), bob, 'own')?.frames).toEqual(before?.frames)
  })

  it('[RP7] notes are in the eyes of others only where their author shares them', async () => {
    const spyglass = await Spyglass.open()
    await spyglass.playAll()
    const notes = (person: string, round: number) => {
      const { frames = [], head } = replayed(spyglass.entries(), person, 'interviewer') ?? {}
      const views = [...screensOf(frames).values()].map(({ view }) => view as InterviewerView)
      const seen = views.filter(({ question }) => question.index === round).flatMap((view) => view.notes)
      return [seen.length > 0, head?.markers.some((each) => each.kind === 'note' && each.round === round)]
    }
    expect(notes(ada, 0)).toEqual([true, true])
    expect(notes(bob, 0)).toEqual([false, false])
    expect(notes(ada, 1)).toEqual([true, true])
    expect(notes(bob, 2)).toEqual([false, false])
  })

  it('[RP8] through another’s eyes one sees of the desk what stood in the end, and nothing that was taken back', async () => {
    const rehearsal = await Rehearsal.open({ questions: questions.slice(0, 1) })
    const doAll = async (...commands: Parameters<Rehearsal['do']>[1][]) => {
      for (const command of commands) {
        rehearsal.now += 1_000
        await rehearsal.do(ada, command)
      }
    }
    const note = { type: 'writeNote' as const, round: 0, tags: [] }
    const score = { type: 'score', round: 0, dimension: 'deep-dive', how: null } as const
    const evidence = { type: 'attachEvidence', round: 0, dimension: 'deep-dive' } as const
    const check = { of: 'followUp', itemId: 'f1' } as const
    await doAll(
      { type: 'startRound' },
      { ...note, noteId: noteId(1), text: 'kept, first draft' },
      { ...note, noteId: noteId(2), text: 'taken back' },
      { ...score, level: 1, sentence: 'too hard' },
      { ...evidence, evidenceId: noteId(3), note: 'a mistake' },
      { ...evidence, evidenceId: noteId(4), note: 'the moment' },
      { type: 'tickPoint', pointId: 'p1', how: 'hinted' },
      { type: 'tickCheck', ...check, checkId: 'c1' },
      { type: 'tickCheck', ...check, checkId: 'c2' },
      { type: 'hearMisquote', pointId: 'p1', nth: 0 },
      { type: 'hearMisquote', pointId: 'p1', nth: 1 },
      { type: 'raiseFlag', flagId: 'r1' },
      { type: 'raiseFlag', flagId: 'r2' },
      { type: 'say', text: 'halfway' },
      { type: 'untickCheck', ...check, checkId: 'c1' },
      { type: 'withdrawMisquote', pointId: 'p1', nth: 0 },
      { type: 'withdrawFlag', flagId: 'r1' },
      { type: 'tickPoint', pointId: 'p1', how: 'unprompted' },
      { ...note, noteId: noteId(1), text: 'kept' },
      { type: 'removeNote', round: 0, noteId: noteId(2) },
      { type: 'removeEvidence', round: 0, evidenceId: noteId(3) },
      { ...score, level: 3, sentence: 'fair' },
      { type: 'endInterview' },
      asInterviewer(0, { shareNotes: true }),
    )
    await rehearsal.do(bob, asCandidate(0))
    const halfway = (person: string) => {
      const { frames = [] } = replayed(rehearsal.entries(), person, 'interviewer') ?? {}
      const screens = [...screensOf(frames).values()].map(({ view }) => view as InterviewerView)
      return screens.find(({ chat }) => chat.length === 1)
    }
    const { notes, scores, evidence: moments, ticks, checks, misquotes, flags } = halfway(bob)!
    expect(notes.map(({ text }) => text)).toEqual(['kept'])
    expect(moments.map((each) => each.note)).toEqual(['the moment'])
    expect([scores, ticks]).toEqual([{}, []])
    expect(checks?.map(({ id }) => id)).toEqual(['followUp/f1/c2'])
    expect(misquotes?.map(({ id }) => id)).toEqual(['p1/1'])
    expect(flags.map(({ flagId }) => flagId)).toEqual(['r2'])
    const text = JSON.stringify(replayed(rehearsal.entries(), bob, 'interviewer'))
    for (const gone of ['first draft', 'taken back', 'too hard', 'a mistake']) expect(text).not.toContain(gone)
    // The author sees every state of their own notes.
    expect(halfway(ada)?.notes.map((each) => each.text)).toEqual(['kept, first draft', 'taken back'])
    expect(Object.values(halfway(ada)?.scores ?? {})).toMatchObject([{ level: 1, sentence: 'too hard' }])
  })

  it('[RP9] the script of a round that was never played is in its interviewer’s eyes alone', async () => {
    const marked = [questionOf('orders'), questionOf('search', 'SECRET')]
    const rehearsal = await Rehearsal.open({ questions: marked, interviewers: ['host', 'host'] })
    await rehearsal.do(ada, { type: 'startRound' })
    await rehearsal.do(ada, { type: 'score', round: 0, dimension: 'deep-dive', level: 3, how: null, sentence: '' })
    await rehearsal.do(ada, { type: 'finishRound' })
    await rehearsal.do(bob, { type: 'say', text: 'I have to go' })
    await rehearsal.do(bob, { type: 'endInterview' })
    await rehearsal.do(ada, asInterviewer(0))
    await rehearsal.do(bob, asCandidate(0))
    const seenBy = (person: string) => JSON.stringify(replayed(rehearsal.entries(), person, 'interviewer'))
    expect(seenBy(ada)).toContain('SECRET')
    expect(seenBy(bob)).not.toContain('SECRET')
    expect(seenBy(bob)).toContain('I have to go')
  })

  it('[RP10] who came late has a recording from where they came in', async () => {
    const rehearsal = await Rehearsal.open({ questions })
    for (const command of [{ type: 'startRound' }, { type: 'dropCurveball' }, { type: 'finishRound' }] as const)
      await rehearsal.do(ada, command)
    await rehearsal.do(bob, { type: 'startRound' })
    rehearsal.now += 60_000
    await rehearsal.do('tom', { type: 'takeSeat', seat: 'audience', name: 'Tom' })
    await rehearsal.do(ada, { type: 'changeBoard', round: 1, patches: [{ id: 'a', element: box('a') }] })
    await rehearsal.do(ada, { type: 'endInterview' })
    const { head, frames } = replayed(rehearsal.entries(), 'tom', 'own')!
    expect(head.startedAt).toBe(rehearsal.now)
    expect(head.chapters.map(({ round }) => round)).toEqual([1])
    expect(head.markers).toEqual([])
    expect(frames.map(({ fresh, board }) => [fresh, board?.round])).toEqual([
      [true, 1],
      [undefined, 1],
    ])
  })
})
