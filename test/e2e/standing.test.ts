import { afterAll, beforeAll, expect, it } from 'vitest'
import { type RunningApp, startApp } from '../support/app.ts'
import { browsing } from '../support/browse.ts'
import { expectFitToShow, type Visitor } from '../support/browsers.ts'
import { questionOf } from '../support/facts.ts'
import { Participant } from '../support/participant.ts'
import { type Table, tableAt } from '../support/table.ts'

let server: RunningApp
let table: Table
let [ada, operator]: Visitor[] = []
beforeAll(async () => {
  const questions = ['orders', 'search', 'chat'].map((id) => questionOf(id))
  server = await startApp(undefined, { OPERATORS: 'op@example.org' }, questions)
  table = await tableAt(server.url)
  const olga = await Participant.named(server.url, 'Olga')
  await server.pool.query(
    "update users set email = 'op@example.org', email_verified = true, is_anonymous = false where id = $1",
    [olga.me?.id],
  )
  ada = await browsing(server.url, table.ada)
  operator = await browsing(server.url, olga)
}, 120_000)
afterAll(async () => {
  for (const person of table.everyone) person.disconnect()
  for (const each of [ada, operator]) await each?.close()
  await server.stop()
})

it('[ST9] from the list of people one blocks somebody and tells the operator, who suspends them, and they are out', async () => {
  const { page } = ada!
  await page.goto(`${server.url}/i/${table.id}`)
  const about = async (act: string) => {
    await page.getByRole('button', { name: /^People/ }).click()
    await page.getByRole('button', { name: 'About Bob' }).click()
    await page.getByRole('menuitem', { name: act }).click()
  }
  await table.ada.do({ type: 'startRound' })
  await page.locator('canvas.interactive').waitFor()
  await about('Tell the operator')
  await page.getByLabel('What happened').fill('Shouted at me <b>twice</b>')
  await page.getByRole('button', { name: 'Send to the operator' }).click()
  await page.getByText('The operator has it').waitFor()
  await about('Do not match us again')
  await page.getByRole('dialog').getByRole('button', { name: 'Do not match us again' }).click()
  await page.getByText('You will not be matched with Bob again').waitFor()

  const desk = operator!.page
  await desk.goto(`${server.url}/operator`)
  await desk.getByText('Shouted at me <b>twice</b>').waitFor()
  await expectFitToShow(operator!, 'the operator’s page')
  await desk.getByRole('button', { name: 'Suspend Bob' }).click()
  await desk.getByLabel('Reason').fill('Shouting')
  await desk.getByRole('button', { name: 'Suspend', exact: true }).click()
  await desk.getByRole('button', { name: 'Lift the suspension of Bob' }).waitFor()
  await expect.poll(() => table.bob.isConnected).toBe(false)
  await expect(table.bob.anotherTab().connect(table.id)).rejects.toThrow('suspended')
  expect(operator!.complaints).toEqual([])
})

it('[ST10] whom one has blocked stands on a page of one’s own, to be taken back; others find no operator’s page', async () => {
  const { page } = ada!
  await page.goto(`${server.url}/blocked`)
  await page.getByRole('button', { name: 'Unblock Bob' }).waitFor()
  await expectFitToShow(ada!, 'the people one blocked')
  await page.getByRole('button', { name: 'Unblock Bob' }).click()
  await page.getByRole('heading', { name: 'Nobody' }).waitFor()
  await page.goto(`${server.url}/operator`)
  await page.getByText('There is nothing at this address').waitFor()
})
