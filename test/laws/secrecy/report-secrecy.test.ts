import { ReportFold } from '@dryrun/server/report/model/report.ts'
import type { Question } from '@dryrun/shared/pack.ts'
import { reportMarkdown } from '@dryrun/shared/report/report-markdown.ts'
import type { ReportView } from '@dryrun/shared/report/report-view.ts'
import { beforeAll, expect, it } from 'vitest'
import { ada, bob, eve, sam } from '../../support/domain/facts.ts'
import { Rehearsal } from '../../support/domain/rehearsal.ts'
import { dated, wholeInterview } from '../../support/domain/whole-interview.ts'
import { Aviary, type Canary, canariesIn } from '../../support/secrecy/canaries.ts'
import { Openings } from '../../support/secrecy/openings.ts'
import { SecretSearch } from '../../support/secrecy/secret-search.ts'

const everyone = [ada, bob, sam, eve]
const plain = { showNames: false, showScript: false }

let aviary: Aviary
let openings: Openings
let story: ReportFold
const early: string[] = []
beforeAll(async () => {
  aviary = new Aviary()
  const questions: Question[] = [0, 1, 2].map((round) => aviary.question(round))
  const steps = wholeInterview(questions, (field, round, isGone) => aviary.canary(field, round, isGone))
  openings = new Openings(aviary.canaries, questions)
  const rehearsal = await Rehearsal.open({ questions, interviewers: ['host', 'host', 'host'] })
  openings.after(rehearsal.room.interview)
  for (const { by, command } of steps) {
    rehearsal.now += 1_000
    await rehearsal.do(by, dated(command, rehearsal.room.interview))
    openings.after(rehearsal.room.interview, command)
  }
  story = new ReportFold()
  for (const entry of rehearsal.entries()) {
    if (story.interview.sealed) early.push(...everyone.map(readBy))
    story.tell(entry)
  }
})

const readBy = (person: string) => JSON.stringify([story.reportFor(person), story.sharedBy(person, plain)])

const written = (report: ReportView | undefined): string[] =>
  report ? [JSON.stringify(report), reportMarkdown(report)] : []
const found = (report: ReportView | undefined): Canary[] => {
  const texts = canariesIn(written(report).join('\n'))
  return aviary.canaries.filter(({ text }) => texts.has(text))
}
const fieldsIn = (report: ReportView | undefined): string[] =>
  [...new Set(found(report).map(({ field }) => field))].sort()

it('[RT11] a report holds nothing that its reader may not see, and before the seal breaks nothing at all', () => {
  expect(early.length).toBeGreaterThan(100)
  expect(new Set(early)).toEqual(new Set(['[null,null]']))
  const search = new SecretSearch(aviary.canaries, openings)
  for (const person of everyone)
    search.scan(written(story.reportFor(person)), { person, ear: person, after: 'the seal broke' })
  expect(search.hits).toEqual([])
  for (const person of [sam, eve]) expect(story.reportFor(person)).toBeUndefined()
  // Only notes of the second round were shared, and Ada interviewed in the other two.
  const notesOf = (person: string) => found(story.reportFor(person)).filter(({ field }) => field === 'writeNote.text')
  expect(notesOf(bob).map(({ round }) => round)).toEqual([1])
  expect(notesOf(ada).map(({ round }) => round)).toEqual([0, 1, 2])
})

it('[RT11] what its reader may see is all there: scripts, scores, papers and what to study', () => {
  expect(fieldsIn(story.reportFor(bob))).toEqual(
    [
      ...['title', 'prompt', 'startingBoard.parts[].label', 'startingBoard.parts[].id', 'startingBoard.arrows[].label'],
      ...['script.reallyAsking', 'script.bar.senior', 'script.points[].point', 'script.points[].listenFor'],
      ...['script.points[].figures[].value', 'script.followUps[].ask', 'script.followUps[].tests'],
      ...['says', 'right', 'because'].map((part) => `script.points[].misquotes[].${part}`),
      ...['script.facts[].ask', 'script.facts[].tell'],
      ...['script.points[].checks[].check', 'script.followUps[].checks[].check'],
      ...[
        'script.followUps[].goodAnswer',
        'script.hints[].text',
        'script.redFlags[].flag',
        'script.redFlags[].because',
      ],
      ...['script.figures[].value', 'script.figures[].meaning', 'script.curveball.ask', 'script.curveball.listenFor'],
      ...['criteria[].id', 'criteria[].name', 'criteria[].anchors[][]', 'study[].drill', 'score.sentence'],
      ...['attachEvidence.note', 'handInAsInterviewer.summary', 'handInAsInterviewer.changes[].behaviour'],
      ...['handInAsInterviewer.changes[].effect', 'handInAsInterviewer.changes[].drill', 'handInAsCandidate.comment'],
      ...['writeNote.text', 'writeNote.tags[]'],
    ].sort(),
  )
})

/** Default contents of a shared report: results, and what the candidate saw in the round. */
const results = [
  ...['title', 'prompt', 'startingBoard.parts[].label', 'startingBoard.parts[].id', 'startingBoard.arrows[].label'],
  ...['script.facts[].tell', 'script.followUps[].ask', 'script.hints[].text', 'script.curveball.ask'],
  ...['criteria[].id', 'criteria[].name'],
  ...['criteria[].anchors[][]', 'score.sentence', 'attachEvidence.note', 'handInAsInterviewer.summary'],
  ...['handInAsInterviewer.changes[].behaviour', 'handInAsInterviewer.changes[].effect'],
  'handInAsInterviewer.changes[].drill',
].sort()

it('[SH11] a share holds these fields and no others, whoever shares it', () => {
  for (const person of [ada, bob]) {
    expect(fieldsIn(story.sharedBy(person, plain))).toEqual(results)
    // Of the script, only what the candidate was shown.
    const shown = found(story.sharedBy(person, plain)).filter(({ field }) => field.startsWith('script.'))
    expect(shown.filter((canary) => !openings.isOpenTo(eve, canary))).toEqual([])
    const open = fieldsIn(story.sharedBy(person, { showNames: true, showScript: true }))
    expect(open).toContain('script.reallyAsking')
    for (const never of ['writeNote.text', 'writeNote.tags[]', 'handInAsCandidate.comment', 'say.text'])
      expect(open).not.toContain(never)
  }
})
