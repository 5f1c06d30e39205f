import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { startingBoardPatches } from '@dryrun/shared/drawing/starting-board.ts'
import { DimensionId, defaultPlan, type Level } from '@dryrun/shared/interview/terms.ts'
import { StartingBoard } from '@dryrun/shared/pack/board.ts'
import type { BrowserContextOptions } from 'playwright-core'
import { startApp } from '../http/app.ts'
import { Participant } from '../http/participant.ts'
import { browsing } from './browse.ts'
import type { Visitor } from './browsers.ts'

/** `pnpm screenshots`: plays an interview through a real server and takes the README's screenshots. */

const folder = join(import.meta.dirname, '../../../docs/images')
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const running = await startApp()
const [ada, bob] = await Promise.all([Participant.named(running.url, 'Ada'), Participant.named(running.url, 'Bob')])
const { id: interview, links } = await ada.open({
  title: 'Friday rehearsal',
  packId: 'serverless-2026',
  targetLevel: 'senior',
  rounds: [{ questionId: 'order-pipeline', hostRole: 'interviewer' }],
  plan: [...defaultPlan],
})
await bob.claim(links.find(({ seat }) => seat === 'guest')?.token ?? '')
await Promise.all([ada.connect(interview), bob.connect(interview)])
await ada.until(({ view }) => view && 'question' in view)
const { script, rubric } = ada.desk.question
mkdirSync(folder, { recursive: true })
const asks = await browse(ada, { viewport: { width: 1440, height: 900 } })
const answers = await browse(bob, { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' })

await ada.do({ type: 'startRound' })
await drawPipeline(bob)
await asks.page.locator('canvas.interactive').waitFor()
await answers.page.locator('canvas.interactive').waitFor()
await talk()
await picture(asks, 'interviewer')
await picture(answers, 'candidate')
await judge()
await asks.page.getByRole('article').first().waitFor()
await picture(asks, 'result')
await replay(asks)
for (const person of [ada, bob]) person.disconnect()
for (const person of [asks, answers]) await person.close()
await running.stop()

async function browse(person: Participant, options: BrowserContextOptions): Promise<Visitor> {
  const visiting = await browsing(running.url, person, options)
  await visiting.page.goto(`${running.url}/i/${interview}`)
  return visiting
}

async function picture({ page }: Visitor, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  await page.mouse.move(700, 20)
  await page.getByText('All saved').first().waitFor()
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

async function replay({ page }: Visitor): Promise<void> {
  await page.goto(`${running.url}/sample?t=14:30`)
  await page.locator('canvas.interactive').waitFor()
  await page.getByRole('button', { name: 'Fit' }).click()
  await page.evaluate(() => document.fonts.ready)
  await page.mouse.move(700, 20)
  await page.screenshot({ path: join(folder, 'replay.png') })
}

async function drawPipeline(person: Participant): Promise<void> {
  const sketch = StartingBoard.parse({
    parts: [
      { id: 'api', stencil: 'gateway', label: 'Orders API', x: 520, y: 260 },
      { id: 'orders', stencil: 'document-store', label: 'Orders table', x: 520, y: 460 },
      { id: 'bus', stencil: 'stream', label: 'Order events', x: 280, y: 460 },
      { id: 'saga', stencil: 'service', label: 'Order saga', x: 780, y: 260 },
      { id: 'pay', stencil: 'function', label: 'Charge', x: 780, y: 120 },
      { id: 'ship', stencil: 'queue', label: 'Shipping queue', x: 780, y: 420 },
    ],
    arrows: [
      { from: 'api', to: 'saga' },
      { from: 'api', to: 'orders' },
      { from: 'orders', to: 'bus' },
      { from: 'saga', to: 'pay' },
      { from: 'saga', to: 'ship' },
    ],
  })
  const patches = JSON.parse(JSON.stringify(startingBoardPatches(sketch)).replace(/"(part|arrow)_/g, '"sketch_$1_'))
  await person.until(({ view }) => view?.round)
  await person.do({ type: 'changeBoard', round: 0, patches })
}

async function talk(): Promise<void> {
  const [first, second, third] = script.points
  await bob.do({ type: 'say', text: 'May I assume one region and 50 orders a second at the peak?' })
  await ada.do({ type: 'say', text: 'Yes to both. Ten times that on two days a year.' })
  await ada.do({ type: 'tickPoint', pointId: first?.id ?? '', how: 'unprompted' })
  await ada.do({ type: 'tickPoint', pointId: second?.id ?? '', how: 'prompted' })
  await ada.do({ type: 'tickPoint', pointId: third?.id ?? '', how: 'unprompted' })
  await ada.do({ type: 'askFollowUp', followUpId: script.followUps[0]?.id ?? '' })
  await ada.do({ type: 'giveHint', hintId: script.hints[0].id })
  await ada.do({
    type: 'writeNote',
    round: 0,
    noteId: id(1),
    text: 'Asked for the peak first',
    tags: ['good estimate'],
  })
  for (const phase of ['requirements', 'estimates', 'api-and-data', 'high-level'])
    await ada.do({ type: 'movePhase', phase })
}

async function judge(): Promise<void> {
  const levels: Partial<Record<string, Level>> = { 'deep-dive': 4, estimation: 2, 'trade-offs': 2 }
  for (const { id: dimension } of rubric)
    await ada.do({ type: 'score', round: 0, dimension, level: levels[dimension] ?? 3, how: 'unprompted', sentence: '' })
  const note = 'Undid the charge when stock ran out, without being asked'
  await ada.do({ type: 'attachEvidence', round: 0, evidenceId: id(2), dimension: 'deep-dive', note })
  await ada.do({ type: 'endInterview' })
  const selfScores = Object.fromEntries(DimensionId.options.map((dimension) => [dimension, 3 as Level]))
  await bob.do({
    type: 'handInAsCandidate',
    round: 0,
    selfScores,
    rating: 5,
    comment: 'Hints came when I needed them.',
  })
  const at = ada.view?.round?.startedAt ?? 0
  const change = {
    at,
    behaviour: 'Started drawing before asking how many orders a second',
    effect: 'The write path had to be rebuilt once the peak was known.',
    drill: 'Three prompts a week: five questions each before touching the board.',
  }
  const summary = 'Found by themselves what must be undone, and in which order. Numbers came only when asked for.'
  await ada.do({ type: 'handInAsInterviewer', round: 0, call: 3, summary, changes: [change], shareNotes: true })
}
