import type { EventOf } from '@dryrun/server/core/events.ts'
import { SYSTEM } from '@dryrun/server/core/system-commands.ts'
import { reportMarkdown } from '@dryrun/shared/report/report-markdown.ts'
import { ReportView } from '@dryrun/shared/report/report-view.ts'
import { describe, expect, it } from 'vitest'
import { alone } from '../../support/domain/alone.ts'
import { ada, bob, inRoundOne, openedWith, questionOf, seated } from '../../support/domain/facts.ts'
import { type Happened, MINUTE } from '../../support/domain/given.ts'
import { asCandidate, judged } from '../../support/domain/papers.ts'
import { after, by, end, papers, roundAfter, sealBroken, toldOf } from '../../support/domain/told-report.ts'

const ticked = (of: 'point' | 'followUp', itemId: string, checkId: string): EventOf<'checkTicked'> => ({
  type: 'checkTicked',
  of,
  itemId,
  checkId,
})
const told = (factId: string): EventOf<'factTold'> => ({ type: 'factTold', factId })
const withScript = { showNames: false, showScript: true }
const plain = { showNames: false, showScript: false }

const played: readonly Happened[] = by(
  ada,
  ticked('point', 'p2', 'c1'),
  ticked('followUp', 'f1', 'c2'),
  ticked('followUp', 'f3', 'c1'),
  { ...ticked('followUp', 'f3', 'c1'), type: 'checkUnticked' },
  told('k2'),
)

describe('the parts of a good answer', () => {
  it('[RT16] checks are counted by level, and each stands under its point or follow-up with the moment of its tick', () => {
    const { coverage, script } = roundAfter(...played)
    expect(coverage.levels).toEqual({
      mid: { heard: 1, all: 6 },
      senior: { heard: 1, all: 6 },
      staff: { heard: 0, all: 0 },
    })
    expect(script?.answers).toHaveLength(9)
    expect(script?.answers?.[1]).toEqual({
      item: 'point 2',
      checks: [{ check: 'part of 2', level: 'mid', heard: MINUTE }],
    })
    const { followUps } = questionOf('orders').script
    expect(script?.answers?.slice(6).map(({ item, checks }) => [item, checks.map(({ heard }) => heard)])).toEqual([
      [followUps[0]?.ask, [null, 2 * MINUTE]],
      [followUps[1]?.ask, [null, null]],
      [followUps[2]?.ask, [null, null]],
    ])
  })

  it('[RT16] a tick in the first moment of the round is heard at zero', () => {
    const story = toldOf(inRoundOne)
    const at = story.interview.rounds[0]?.startedAt as number
    const heard: Happened = [ada, ticked('point', 'p1', 'c1')]
    for (const [by, event] of [heard, ...end, ...papers]) story.tell({ seq: 0, at, by, commandId: 'c', event })
    expect(story.reportFor(ada)?.rounds[0]?.script?.answers?.[0]?.checks[0]?.heard).toBe(0)
  })

  it('[RT16] a script without checks has no coverage by level', () => {
    const question = questionOf('orders')
    for (const item of [...question.script.points, ...question.script.followUps]) item.checks = []
    const past: readonly Happened[] = [[ada, openedWith([question])], ...seated.slice(1)]
    const story = toldOf([...past, [ada, { type: 'roundStarted', round: 0 }], ...end, ...papers])
    const [round] = story.reportFor(ada)?.rounds ?? []
    expect(round?.coverage).not.toHaveProperty('levels')
    expect(round?.script?.answers).toEqual([])
  })

  it('[RT16] nobody ticks a solo interview, so its report has the parts alone', () => {
    const reviewer: Happened = [bob, { type: 'seatTaken', name: 'Bob', seat: 'guest' }]
    const { type: _, rating: __, ...own } = asCandidate()
    const story = toldOf([
      ...alone,
      [ada, { type: 'roundStarted', round: 0 }],
      [SYSTEM, told('k1')],
      [ada, { type: 'interviewEnded' }],
      reviewer,
      [bob, judged()[1]],
      [ada, { ...own, type: 'candidateHandedIn' }],
      sealBroken,
    ])
    const report = story.reportFor(ada)
    expect(report?.rounds[0]?.coverage).not.toHaveProperty('levels')
    expect(report?.rounds[0]?.script?.answers).toHaveLength(9)
    expect(report?.rounds[0]?.shown).toMatchObject([{ kind: 'fact', text: 'fact 1', clock: MINUTE }])
    const markdown = reportMarkdown(report as ReportView)
    expect(markdown).toContain('  - part of 1 (Mid level)\n')
    expect(markdown).not.toContain('heard at')
  })
})

describe('the facts', () => {
  it('[RT17] facts given have their moment, and those not given stand in the script', () => {
    const { shown, script } = roundAfter(...played)
    expect(shown).toEqual([{ kind: 'fact', step: null, clock: 5 * MINUTE, text: 'fact 2', behind: null }])
    expect(script?.untold).toEqual([
      { ask: 'may ask 1', tell: 'fact 1' },
      { ask: 'may ask 3', tell: 'fact 3' },
    ])
  })
})

describe('the misquotes', () => {
  const heard = (nth: number): EventOf<'misquoteHeard'> => ({ type: 'misquoteHeard', pointId: 'p1', nth })

  it('[RT22] a misquote heard has its moment, what is right and why, and one taken back is not there', () => {
    const story = after(
      ...by(ada, heard(0), heard(1), { ...heard(0), type: 'misquoteWithdrawn' }, { type: 'flagRaised', flagId: 'r1' }),
    )
    const report = story.reportFor(bob) as ReportView
    expect(report.rounds[0]?.script?.misquotes).toEqual([
      { clock: 2 * MINUTE, says: 'wrong 2', right: 'right 2', because: 'reason 2' },
    ])
    expect(reportMarkdown(report)).toContain('### Misquotes heard\n\n- 2:00 **wrong 2**\n  - Right: right 2 reason 2\n')
    expect(JSON.stringify(story.sharedBy(bob, plain))).not.toContain('wrong 2')
    expect(story.sharedBy(bob, withScript)?.rounds[0]?.script?.misquotes).toHaveLength(1)
  })
})

describe('who reads them', () => {
  it('[RT18] a share without the script has the counts by level and the facts given, and nothing of what they stand on', () => {
    const story = after(...played)
    const [shared] = story.sharedBy(bob, plain)?.rounds ?? []
    expect(shared).toMatchObject({ coverage: { levels: { mid: { heard: 1, all: 6 } } }, script: null })
    expect(shared?.shown).toMatchObject([{ kind: 'fact', text: 'fact 2' }])
    const text = JSON.stringify(shared)
    for (const secret of ['part of 2', 'check 1 2', 'may ask 1', 'fact 1']) expect(text).not.toContain(secret)
    const [open] = story.sharedBy(bob, withScript)?.rounds ?? []
    expect(open?.script?.answers).toHaveLength(9)
    expect(open?.script?.untold).toHaveLength(2)
    for (const terms of [plain, withScript]) {
      const report = story.sharedBy(ada, terms)
      expect(ReportView.parse(JSON.parse(JSON.stringify(report)))).toEqual(report)
    }
  })

  it('[RT18] a report of an earlier version, without them, is still read', () => {
    const report = after(...played).reportFor(ada) as ReportView
    const [round] = report.rounds
    const { levels: _, ...coverage } = round!.coverage
    const { answers: __, untold: ___, misquotes: ____, ...script } = round!.script!
    const earlier = { ...report, rounds: [{ ...round!, coverage, script }] }
    expect(ReportView.parse(earlier)).toEqual(earlier)
    expect(reportMarkdown(earlier)).not.toContain('Parts of a good answer')
  })

  it('[RT16] the Markdown file has the counts, the parts with their level, and the facts', () => {
    const markdown = reportMarkdown(after(...played).reportFor(bob) as ReportView)
    for (const line of [
      'Parts of good answers heard: Mid level 1 of 6, Senior 1 of 6.',
      '- **point 2**\n  - part of 2 (Mid level): heard at 1:00',
      '  - check 1 1 (Senior): not heard\n  - check 1 2 (Senior): heard at 2:00',
      '### Facts given\n\n- 5:00 fact 2',
      '### Facts not given\n\n- **may ask 1** fact 1\n- **may ask 3** fact 3',
    ])
      expect(markdown).toContain(line)
    expect(markdown).not.toContain('### Questions asked')
  })
})
