import { Command } from '@dryrun/shared/interview/commands.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { ada, bob, eve, sam } from '../../support/domain/facts.ts'
import { replay } from '../../support/domain/replay.ts'
import { wholeInterview } from '../../support/domain/whole-interview.ts'
import { Spyglass } from '../../support/secrecy/spyglass.ts'

const everyone = [ada, bob, sam, eve]

describe('a whole interview with a secret in every field', () => {
  let spyglass: Spyglass
  beforeAll(async () => {
    spyglass = await Spyglass.open()
    await spyglass.playAll()
  })

  it('[L1] the interview told here asks for everything that can be asked for', () => {
    const asked = new Set(wholeInterview(spyglass.questions).map(({ command }) => command.type))
    // Commands of solo interviews, which `solo.test.ts` covers.
    const alone = ['askForHint', 'breakSeal']
    expect([...asked, ...alone].sort()).toEqual(Command.options.map(({ shape }) => shape.type.value).sort())
  })

  it.each(everyone)('[L2] at no moment does anyone receive a secret that was not given to them: %s', (person) => {
    expect(spyglass.leaks.filter((leak) => leak.person === person)).toEqual([])
  })

  it('[L3] an interviewer receives the whole script and rubric of each round they ask in', () => {
    for (const [person, rounds] of [
      [ada, [0, 2]],
      [bob, [1]],
    ] as const)
      for (const round of rounds)
        expect(spyglass.missing(person, round, ['script.', 'criteria[].'], 'beforeSeal')).toEqual([])
  })

  it('[L4] a shadow sees the scripts of the player who let them in, and never a result', () => {
    for (const round of [0, 2])
      expect(spyglass.missing(sam, round, ['script.', 'criteria[].'], 'beforeSeal')).toEqual([])
  })

  it('[L5] when the seal breaks, both players receive scripts, scores and papers of every round', () => {
    for (const person of [ada, bob])
      for (const round of [0, 1, 2])
        expect(spyglass.missing(person, round, ['script.', 'score', 'attachEvidence', 'handIn'])).toEqual([])
  })

  it('[L6] a note reaches the other player only where its author shared it', () => {
    const note = (round: number, isGone = false) => ({ round, field: 'writeNote.text', isGone })
    expect(spyglass.received(bob, note(0))).toBe(false)
    expect(spyglass.received(ada, note(1))).toBe(true)
    expect(spyglass.received(bob, note(2))).toBe(false)
    expect(spyglass.received(ada, note(1, true))).toBe(false)
  })

  it.each(everyone)('[L7] a replay tells each person no secret that they did not receive live: %s', (person) => {
    const told = JSON.stringify([...replay(spyglass.entries(), person)])
    expect(spyglass.unknownTo(person, told)).toEqual([])
  })
})

describe('what is sent to who must not know', () => {
  const open = [
    ...['chat', 'chat.at', 'chat.by', 'chat.text', 'dimensions', 'dimensions.id', 'dimensions.name', 'interview'],
    ...['interview.id', 'interview.rounds', 'interview.sealed', 'interview.stage', 'interview.targetLevel'],
    ...[
      'interview.title',
      'lens',
      'me',
      'next',
      'next.candidate',
      'next.index',
      'next.interviewer',
      'papers',
      'people',
    ],
    ...['people.id', 'people.name', 'people.role', 'people.seat', 'plan', 'plan.id', 'plan.minutes', 'plan.name'],
    ...['recording', 'recording.agreed', 'recording.isOn'],
    ...['results', 'reviews', 'round', 'round.candidate', 'round.endedAt', 'round.index', 'round.interviewer'],
    ...['round.pausedAt', 'round.pauses', 'round.pauses.from', 'round.pauses.to', 'round.prompt', 'round.startedAt'],
    ...['round.title', 'round.visits', 'round.visits.from', 'round.visits.phase', 'shown', 'shown.at', 'shown.kind'],
    'shown.text',
  ].sort()

  it('[L8] a candidate, and an audience until the end, is sent these fields and no others', async () => {
    const spyglass = await Spyglass.open()
    await spyglass.playOneRound()
    expect(spyglass.fieldsOf(bob).filter((field) => !open.includes(field))).toEqual([])
    expect(spyglass.fieldsOf(ada)).toContain('question.rubric.anchors')
    await spyglass.playUntilSeal()
    expect(spyglass.fieldsOf(eve)).toEqual(open)
  })
})
