import type { Visitor } from './browsers.ts'
import { allSaved, ink, menu, stroke, untilInkGrows } from './moves.ts'

type Pair = { asks: Visitor; answers: Visitor }

/** Plays a round: both draw and chat, and the interviewer uses the whole script and rubric. */
export async function holdRound({ asks, answers }: Pair): Promise<void> {
  for (const { page } of [asks, answers]) await words(page).getByText('freehand').waitFor({ state: 'detached' })
  await stroke(answers, [350, 200])
  await words(asks.page).getByText('One freehand stroke').waitFor({ state: 'attached' })

  await asks.page.getByRole('button', { name: 'Ask this' }).first().click()
  await asks.page.getByRole('button', { name: 'Give the first hint' }).click()
  await answers.page.getByText('Follow-up', { exact: false }).first().waitFor()
  await answers.page.getByText('Hint', { exact: false }).first().waitFor()
  await asks.page
    .getByRole('group', { name: /^Heard/ })
    .first()
    .getByRole('button', { name: 'Hinted' })
    .click()

  await asks.page.getByRole('tab', { name: /Notes/ }).click()
  await asks.page.getByLabel('New note').fill('Asked for the numbers first')
  await asks.page.getByRole('button', { name: 'Save note' }).click()
  await scoreAll(asks)
  await asks.page.getByRole('tab', { name: /Script/ }).click()

  const chat = answers.page.getByPlaceholder(/Write/)
  await answers.page.keyboard.press('Alt+2')
  await chat.fill('May I assume one region?')
  await answers.page.keyboard.press('Enter')
  await asks.page.getByRole('button', { name: 'Next phase' }).click()
  await allSaved(asks)
  await allSaved(answers)
}

const words = (page: Visitor['page']) => page.locator('[data-board-words]')

/** A dimension of design questions and of discussions. */
export const judgment = 'Judgment, trade-offs and cost'

/** Scores every dimension of the running round, and `judgment` with evidence. */
export async function scoreAll({ page }: Visitor): Promise<void> {
  await page.getByRole('tab', { name: /Rubric/ }).click()
  const rubric = page.getByRole('tabpanel', { name: /Rubric/ })
  const dimensions = rubric.getByRole('region')
  await dimensions.first().waitFor()
  for (const dimension of await dimensions.all()) {
    const isJudgment = (await dimension.getAttribute('aria-label')) === judgment
    await dimension
      .locator('label')
      .nth(isJudgment ? 3 : 2)
      .click()
  }
  const card = rubric.getByRole('region', { name: judgment })
  await card.getByText('Needs a moment').waitFor()
  await card.getByRole('button', { name: /Add evidence/ }).click()
  await card.getByText('Needs a moment').waitFor({ state: 'detached' })
}

export async function drawTogether({ asks, answers }: Pair): Promise<void> {
  for (const [draws, watches] of [
    [answers, asks],
    [asks, answers],
  ] as const) {
    const before = await ink(watches)
    await stroke(draws, [350, 500], { lift: false })
    await untilInkGrows(watches, before)
    await draws.page.mouse.up()
  }
}

export async function swapInto(round: number, { asks, asked }: { asks: Visitor; asked: Visitor }): Promise<void> {
  await menu(asked, 'Finish this round')
  await asked.page.getByRole('radio', { name: /^Swap/ }).check()
  await asked.page.getByRole('button', { name: 'Finish the round' }).click()
  await asks.page.getByRole('button', { name: `Start round ${round}` }).click()
}

export async function endInterview({ page, ...person }: Visitor): Promise<void> {
  await menu({ page, ...person }, 'End the interview')
  await page.getByRole('dialog').getByRole('button', { name: 'End the interview' }).click()
}

export async function handInAsInterviewer({ page }: Visitor): Promise<void> {
  await page
    .getByRole('group', { name: /^Overall recommendation/ })
    .getByRole('radio')
    .nth(2)
    .check({ force: true })
  await page.getByLabel('Summary').fill('They found the failure by themselves')
  await page.getByRole('button', { name: 'Add a change' }).click()
  await page.getByLabel('Moment', { exact: true }).fill('0:01')
  await page.getByLabel('What was done').fill('Drew before asking')
  await page.getByLabel('Impact').fill('Drew it twice')
  await page.getByLabel('How to practice').fill('Three questions before the first box')
  await handIn(page)
}

export async function handInAsCandidate({ page }: Visitor): Promise<void> {
  await page.getByText('How did you do').waitFor()
  for (const scale of await page.getByRole('group').all()) {
    const options = scale.locator('label')
    if (await options.count()) await options.nth(2).click()
  }
  await handIn(page)
}

/** Waits until the next form, the wait for the other person, or the results replace it. */
async function handIn(page: Visitor['page']): Promise<void> {
  const heading = page.locator('main').getByRole('heading', { level: 2 }).first()
  const paper = page.locator('main').getByRole('heading', { level: 2, name: (await heading.textContent()) ?? '' })
  await page.getByRole('button', { name: 'Submit feedback', exact: true }).click()
  const results = page.getByRole('article').first()
  await Promise.any([paper.waitFor({ state: 'detached' }), results.waitFor()])
}
