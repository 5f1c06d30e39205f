import { ReportView } from '@dryrun/shared/report/report-view.ts'
import { expect, it } from 'vitest'
import { ada, bob, box, eve, inRoundOne, sam } from '../../support/domain/facts.ts'
import type { Happened } from '../../support/domain/given.ts'
import { answered, id, judged } from '../../support/domain/papers.ts'
import { by, drawn, end, given, sealBroken, toldOf } from '../../support/domain/told-report.ts'

const text = (words: string) =>
  box('t', { type: 'text', text: words, originalText: words, link: 'https://bob.example' })
const change = { at: 0, behaviour: 'Bob drew first', effect: 'Ada had to ask', drill: 'Let Sam watch' }

const played: readonly Happened[] = [
  ...inRoundOne,
  drawn(bob, { id: 't', element: text('Bob’s queue') }, { id: 'f', element: box('f', { type: 'frame', name: 'Ada' }) }),
  drawn(bob, { id: 'i', element: box('i', { type: 'image', fileId: 'photo' }) }),
  ...by(ada, given('deep-dive', 2, 'Bob waited for Ada, Bobby did not')),
  ...by(
    ada,
    { type: 'phaseMoved', phase: 'requirements' },
    { type: 'evidenceAttached', round: 0, evidenceId: id(1), dimension: 'deep-dive', note: 'to Bob: no', at: 0 },
  ),
  ...by(ada, { type: 'noteWritten', round: 0, noteId: id(2), text: 'hesitant', tags: [] }),
  ...by(bob, { type: 'said', text: 'a word in the chat' }),
  ...by(ada, { type: 'followUpAsked', followUpId: 'f1' }, { type: 'flagRaised', flagId: 'r1' }),
  drawn(bob, { id: 't', set: { text: 'Bob and Eve', originalText: 'Bob and Eve' } }),
  ...end,
  judged(0, { summary: 'Ada thinks that Bob is ready.', changes: [change], shareNotes: true }),
  answered(),
  sealBroken,
]
const story = toldOf(played)
const shared = (by: string, terms = {}) =>
  story.sharedBy(by, { showNames: false, showScript: false, ...terms }) as ReportView
const everything = { showNames: true, showScript: true }

it('[SH1] a share says the role where a name was, in every text that people typed', () => {
  const { rounds } = shared(bob)
  const said = JSON.stringify(rounds)
  expect(said).not.toMatch(/\b(Ada|Bob|Sam|Eve)\b/)
  expect(said).toContain('Interviewer thinks that Candidate is ready.')
  expect(rounds[0]).toMatchObject({
    interviewer: { name: 'Interviewer', you: false },
    candidate: { name: 'Candidate', you: false },
    changes: [{ behaviour: 'Candidate drew first', effect: 'Interviewer had to ask', drill: 'Let Observer watch' }],
  })
  const row = rounds[0]?.scores.find(({ id: each }) => each === 'deep-dive')
  expect(row).toMatchObject({
    sentence: 'Candidate waited for Interviewer, Bobby did not',
    evidence: [{ note: 'to Candidate: no' }],
  })
  expect(said).toContain('Candidate’s queue')
  expect(said).toContain('Candidate and Observer')
})

it('[SH1] a name with letters that mean something in a pattern is masked like any other, its parts too', () => {
  const renamed = played.map(([who, event]): Happened => {
    if (event.type === 'seatTaken' && who === bob) return [who, { ...event, name: 'Jean-Luc (B.) O’Neill' }]
    if (event.type === 'interviewerHandedIn')
      return [who, { ...event, summary: 'Jean-Luc (B.) O’Neill, or Neill, or Jean: B is right, jean is not a name.' }]
    return [who, event]
  })
  expect(toldOf(renamed).sharedBy(ada, { showNames: false, showScript: false })?.rounds[0]?.summary).toBe(
    'Candidate, or Candidate, or Candidate: B is right, jean is not a name.',
  )
})

it('[SH2] only the name of whoever shares can be shown, and only if they say so', () => {
  expect(shared(bob, { showNames: true }).rounds[0]).toMatchObject({
    interviewer: { name: 'Interviewer' },
    candidate: { name: 'Bob', you: false },
    summary: 'Interviewer thinks that Bob is ready.',
  })
  expect(shared(ada, { showNames: true }).rounds[0]).toMatchObject({
    interviewer: { name: 'Ada' },
    candidate: { name: 'Candidate' },
  })
})

it('[SH3] what the script holds is in it only where whoever shares says so, but for what was put to the candidate', () => {
  const [round] = shared(bob).rounds
  expect(round).toMatchObject({ script: null, study: [], coverage: { unheard: 6 } })
  expect(round?.shown).toMatchObject([{ kind: 'followUp', text: 'ask 1', behind: null }])
  const [open] = shared(bob, { showScript: true }).rounds
  expect(open?.script?.flags).toHaveLength(1)
  expect(open?.shown[0]?.behind).toEqual({ tests: 'tests 1', goodAnswer: 'good 1' })
  expect(open?.study).toHaveLength(1)
})

it('[SH4] chat, notes and what was said of the interviewing are never in it, nor links and pictures on the board', () => {
  for (const person of [ada, bob]) {
    const said = JSON.stringify(shared(person, everything))
    for (const word of ['a word in the chat', 'hesitant', 'comment', 'bob.example', 'photo'])
      expect(said).not.toContain(word)
    expect(shared(person, everything).rounds[0]).toMatchObject({ notes: [], interviewing: null })
  }
})

it('[SH5] nobody but the two players shares anything, and nothing before the seal is broken', () => {
  for (const person of [sam, eve, 'stranger']) expect(story.sharedBy(person, everything)).toBeUndefined()
  expect(toldOf(played.slice(0, -1)).sharedBy(bob, everything)).toBeUndefined()
})

it('[RT3] every report has the form that is checked when one is brought from elsewhere: shared ones too', () => {
  for (const terms of [{}, everything]) expect(ReportView.parse(shared(ada, terms))).toEqual(shared(ada, terms))
})
