import { PlaceContext } from '@dryrun/client/report/report-place.ts'
import { ScriptBehind } from '@dryrun/client/report/round/ScriptBehind.tsx'
import type { ReportRound } from '@dryrun/shared/report/report-view.ts'
import { screen, within } from '@testing-library/react'
import axe from 'axe-core'
import { expect, it } from 'vitest'
import { ada, bob, openedWith, seated } from '../support/domain/facts.ts'
import type { Happened } from '../support/domain/given.ts'
import { by, end, papers, toldOf } from '../support/domain/told-report.ts'
import { fullQuestion } from '../support/packs/full-question.ts'
import { mounted } from '../support/page/mounted.tsx'

/** A round on the question with every field. Its events happen at 1:00, 2:00 and so on. */
const played: readonly Happened[] = [
  [ada, openedWith([fullQuestion()])],
  ...seated.slice(1),
  [ada, { type: 'roundStarted', round: 0 }],
  ...by(
    ada,
    { type: 'factTold', factId: 'volume' },
    { type: 'followUpAsked', followUpId: 'slow-merchant' },
    { type: 'checkTicked', of: 'followUp', itemId: 'slow-merchant', checkId: 'cap' },
    { type: 'checkTicked', of: 'point', itemId: 'store-first', checkId: 'outbox' },
    { type: 'misquoteHeard', pointId: 'store-first', nth: 0 },
  ),
  ...end,
  ...papers,
]
const story = toldOf(played)
const own = story.reportFor(bob)?.rounds[0] as ReportRound
const shared = story.sharedBy(bob, { showNames: false, showScript: false })?.rounds[0] as ReportRound

const show = (round: ReportRound, replay: string | null = '/i/x/replay') =>
  mounted(
    <PlaceContext value={{ replay, image: () => Promise.reject(new Error('no image')) }}>
      <ScriptBehind round={round} target="senior" />
    </PlaceContext>,
  )
const fold = async (title: string) => within((await screen.findByText(title)).closest('details') as HTMLElement)

it('[RT19] the parts of an answer stand by level under their question, and each tick leads to its moment', async () => {
  await show(own)
  const answers = await fold('Parts of a good answer')
  expect(answers.getByText('2 of 14 heard')).toBeTruthy()
  expect(answers.getByText('Mid level 1 of 4, Senior 1 of 7, Staff 0 of 3.')).toBeTruthy()
  const { ask } = fullQuestion().script.followUps[0] ?? { ask: '' }
  const item = within(answers.getByText(ask).closest('li') as HTMLElement)
  expect(item.getByText('Mid level: 0 of 1 heard')).toBeTruthy()
  expect(item.getByText('Senior: 1 of 2 heard')).toBeTruthy()
  const check = within(item.getByText(/^Caps calls in flight/).closest('li') as HTMLElement)
  const link = check.getByRole('link', { name: '3:00, watch this moment' })
  expect(link.getAttribute('href')).toContain('/i/x/replay?t=')
  expect(item.getAllByText('Not heard')).toHaveLength(3)
})

it('[RT20] the facts given lead to their moment, apart from the questions, and those not given are folded', async () => {
  await show(own)
  const { facts } = fullQuestion().script
  const given = await fold('Facts given')
  expect(given.getByText(facts[0]?.tell ?? '')).toBeTruthy()
  expect(given.getAllByRole('link')).toHaveLength(1)
  expect(given.getByRole('link', { name: '1:00, watch this moment' })).toBeTruthy()
  expect((await fold('Questions asked')).queryByText(facts[0]?.tell ?? '')).toBeNull()
  const kept = screen.getByText('Facts not given').closest('details')
  expect(kept?.open).toBe(false)
  for (const { ask, tell } of facts.slice(1)) {
    expect(kept?.textContent).toContain(ask)
    expect(kept?.textContent).toContain(tell)
  }
})

it('[RT23] a misquote heard leads to its moment and says what is right', async () => {
  await show(own)
  const misquotes = await fold('Misquotes heard')
  const [misquote] = fullQuestion().script.points[0]?.misquotes ?? []
  expect(misquotes.getByText(misquote?.says ?? '')).toBeTruthy()
  expect(misquotes.getByRole('listitem').textContent).toContain(`${misquote?.right} ${misquote?.because}`)
  expect(misquotes.getByRole('link', { name: '5:00, watch this moment' })).toBeTruthy()
})

it('[RT19] a share without the script has the counts alone, and no link', async () => {
  await show(shared, null)
  const answers = await fold('Parts of a good answer')
  expect(answers.getByText('Mid level 1 of 4, Senior 1 of 7, Staff 0 of 3.')).toBeTruthy()
  expect(answers.queryAllByRole('listitem')).toEqual([])
  expect((await fold('Facts given')).getByText('1:00')).toBeTruthy()
  for (const title of ['Facts not given', 'Misquotes heard']) expect(screen.queryByText(title)).toBeNull()
  expect(screen.queryAllByRole('link')).toEqual([])
})

it('[RT19] a solo interview lists the parts without a word on what was heard', async () => {
  const { levels: _, ...coverage } = own.coverage
  await show({ ...own, coverage, alone: true })
  const answers = await fold('Parts of a good answer')
  expect(answers.getByText(/^Caps calls in flight/)).toBeTruthy()
  expect(answers.queryByText(/heard/i)).toBeNull()
})

it('[RT21] the script in a report, unfolded, has nothing inaccessible', async () => {
  await show(own)
  await screen.findByText('Facts given')
  for (const each of document.querySelectorAll('details')) each.open = true
  const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } })
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
})
