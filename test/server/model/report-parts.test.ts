import type { Event } from '@dryrun/server/core/events.ts'
import { designRubric } from '@dryrun/server/core/rubric/design-rubric.ts'
import { reportMarkdown } from '@dryrun/shared/report/report-markdown.ts'
import { ReportView } from '@dryrun/shared/report/report-view.ts'
import { expect, it } from 'vitest'
import { ada, bob } from '../../support/domain/facts.ts'
import { framesOf, linesOf, type Then } from '../../support/domain/told.ts'
import { after, by, given } from '../../support/domain/told-report.ts'

const { parts = [], anchors = [] } = designRubric.find(({ id }) => id === 'deep-dive') ?? {}
const [, , leanYes = [], yes = []] = parts
const two: Event = { ...given('deep-dive', 2, ''), seen: [[], [1], [1, 3], []] } as Event
const overruled: Event = { ...given('deep-dive', 4, 'went further'), seen: [[], [], [1, 2, 3], [3]] } as Event
const notAsked: Event = { ...given('estimation', null, ''), notAsked: true } as Event

it('[PA10] a report names the observed parts, what the next level lacks, an overruled level and what was not asked', () => {
  const report = after(...by(ada, two, notAsked)).reportFor(bob)
  const [round] = report?.rounds ?? []
  expect(round?.scores.find(({ id }) => id === 'deep-dive')?.parts).toEqual({
    level: 2,
    observed: [
      { level: 2, part: 'Named the right pattern' },
      { level: 3, part: leanYes[0] },
      { level: 3, part: leanYes[2] },
    ],
    missing: [{ level: 3, part: leanYes[1] }],
  })
  expect(round?.scores.find(({ id }) => id === 'estimation')).toMatchObject({ level: null, notAsked: true })
  expect(ReportView.parse(JSON.parse(JSON.stringify(report)))).toEqual(report)
  const text = reportMarkdown(report as ReportView)
  expect(text).toContain(`Observed: Named the right pattern; ${leanYes[0]}; ${leanYes[2]}`)
  expect(text).toContain(`Missing for 3: ${leanYes[1]}`)
  expect(text).toMatch(/\| Estimation \| 5 \| not asked \|/)
  const higher = reportMarkdown(after(...by(ada, overruled)).reportFor(bob) as ReportView)
  expect(higher).toContain('The observed parts come to 3; the interviewer overruled this')
  expect(higher).toContain(`Missing for 4: ${yes[0]}; ${yes[1]}`)
})

it('[PA11] a share names parts only with the script, and always what was not asked', () => {
  const fold = after(...by(ada, two, notAsked))
  const shared = (showScript: boolean) => fold.sharedBy(bob, { showNames: false, showScript })?.rounds[0]?.scores
  const rowIn = (showScript: boolean, row: string) => shared(showScript)?.find(({ id }) => id === row)
  expect(rowIn(false, 'deep-dive')).toMatchObject({ level: 2, anchor: anchors[1] })
  expect(rowIn(false, 'deep-dive')).not.toHaveProperty('parts')
  expect(rowIn(true, 'deep-dive')?.parts?.missing).toEqual([{ level: 3, part: leanYes[1] }])
  for (const showScript of [false, true]) expect(rowIn(showScript, 'estimation')).toMatchObject({ notAsked: true })
})

it('[PA12] the timeline tells the missing part, an overruled level and what was not asked', () => {
  const story: readonly Then[] = [
    [10, ada, two],
    [60, ada, overruled],
    [120, ada, notAsked],
  ]
  expect(linesOf(framesOf(story, ada)).slice(2)).toEqual([
    `10 scored Deep dive 2, lacking “${leanYes[1]}”`,
    '60 scored Deep dive 4, where its parts come to 3: went further',
    '120 marked Estimation as not asked',
  ])
})
