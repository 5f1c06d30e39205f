import { blindRound } from '@dryrun/server/calibration/model/blind.ts'
import { BlindReplay, blindHead } from '@dryrun/server/calibration/model/blind-replay.ts'
import { WholeView } from '@dryrun/server/replay/model/view-schema.ts'
import { RecordingHead } from '@dryrun/shared/replay/recording.ts'
import { beforeAll, expect, it } from 'vitest'
import { Rehearsal } from '../../support/domain/rehearsal.ts'
import { dated, wholeInterview } from '../../support/domain/whole-interview.ts'
import { Aviary, canariesIn } from '../../support/secrecy/canaries.ts'

/** Judgments and feedback, which a blind scorer must not see. */
const judgement = /^(writeNote|score|attachEvidence|handIn)/

let aviary: Aviary
let rehearsal: Rehearsal
beforeAll(async () => {
  aviary = new Aviary()
  const questions = [0, 1, 2].map((round) => aviary.question(round))
  const steps = wholeInterview(questions, (...place) => aviary.canary(...place))
  rehearsal = await Rehearsal.open({ questions, interviewers: ['host', 'host', 'host'] })
  for (const { by, command } of steps) {
    rehearsal.now += 1_000
    const names = rehearsal.room.interview.people.map(({ name }) => name).join(', ')
    const said = command.type === 'say' ? { ...command, text: `${names}: ${command.text}` } : command
    await rehearsal.do(by, dated(said, rehearsal.room.interview))
  }
})

function toldOf(index: number) {
  const blind = blindRound(rehearsal.room.interview, index)
  if (!blind) throw new Error('there is no such round')
  const retelling = new BlindReplay(blind, 'masked')
  const frames = [...rehearsal.entries()].flatMap((entry) => retelling.tell(entry) ?? [])
  return { head: blindHead(rehearsal.room.interview, blind, 'masked'), frames }
}

it('[CA5] a blind scorer is told the script and all that the candidate saw of the round, and nothing that it was judged by', () => {
  for (const index of [0, 1, 2]) {
    const texts = canariesIn(JSON.stringify(toldOf(index)))
    const found = aviary.canaries.filter(({ text }) => texts.has(text))
    expect(found.filter(({ field }) => judgement.test(field))).toEqual([])
    expect([...new Set(found.map(({ round }) => round))]).toEqual([index])
    const fields = new Set(found.map(({ field }) => field))
    for (const field of ['script.reallyAsking', 'script.points[].listenFor', 'criteria[].anchors[][]', 'say.text'])
      expect(fields, field).toContain(field)
  }
})

it('[CA6] nobody is named to a blind scorer, in what was said, written or drawn', () => {
  for (const index of [0, 1, 2]) {
    const { head, frames } = toldOf(index)
    const words = JSON.stringify([head, frames])
    for (const { id, name } of rehearsal.room.interview.people)
      expect(words).not.toMatch(new RegExp(`\\b(${id}|${name})\\b`, 'i'))
    expect(words).toMatch(/(Interviewer, Candidate|Candidate, Interviewer), Observer, Observer: /)
    expect(head.people.map(({ id }) => id)).toEqual(['person-1', 'person-2', 'person-3', 'person-4'])
  }
})

it('[CA7] the round alone is told, as a recording that can be watched, from its start to its end', () => {
  for (const index of [0, 1, 2]) {
    const { head, frames } = toldOf(index)
    const [first, ...others] = frames
    expect(RecordingHead.parse(head)).toEqual(head)
    expect(first).toMatchObject({ fresh: true, version: 1, at: head.startedAt })
    expect(WholeView.parse(first?.set)).toMatchObject({
      notes: [],
      ticks: [],
      checks: [],
      misquotes: [],
      scores: {},
      evidence: [],
      flags: [],
    })
    expect(others.some(({ fresh }) => fresh)).toBe(false)
    expect(frames.map(({ version }) => version)).toEqual(frames.map((_, at) => at + 1))
    expect(frames.every(({ at }) => at >= head.startedAt && at <= head.endedAt)).toBe(true)
    expect(frames.some(({ board }) => board?.patches.length)).toBe(true)
    const judged = ['notes', 'ticks', 'checks', 'misquotes', 'flags', 'scores', 'evidence']
    const told = others.flatMap(({ set, drop, put, add }) => Object.keys({ ...set, ...drop, ...put, ...add }))
    expect(told.filter((key) => judged.includes(key))).toEqual([])
  }
})
