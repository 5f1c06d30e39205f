import { afterAll, beforeAll, expect, it } from 'vitest'
import { browsing } from '../support/browser/browse.ts'
import { expectFitToShow, type Visitor } from '../support/browser/browsers.ts'
import { questionOf } from '../support/domain/facts.ts'
import { type RunningApp, startApp } from '../support/http/app.ts'
import { Participant } from '../support/http/participant.ts'
import { Stage } from '../support/http/staged.ts'
import { type Table, tableAt } from '../support/http/table.ts'
import { anyDatabase } from '../support/servers/any-database.ts'

let server: RunningApp
let table: Table
let [ada, operator, cyd]: Visitor[] = []
beforeAll(async () => {
  const questions = ['orders', 'search', 'chat'].map((id) => questionOf(id))
  server = await startApp(await anyDatabase(), { OPERATORS: 'op@example.org' }, questions)
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
  for (const each of [ada, operator, cyd]) await each?.close()
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
  await about('Report to admin')
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

it('[CA12] a round that both offer is watched and scored blind in a browser, and then one sees where people differ', async () => {
  const stage = await Stage.with(server)
  const { id } = await stage.open('unsealed')
  const [interviewer, candidate] = [stage.who('interviewer', 'unsealed'), stage.who('candidate', 'unsealed')]
  await server.app.calibrations.agree(await ended(id), 0, candidate.me?.id ?? '', Date.now())
  const player = await browsing(server.url, interviewer)
  await player.page.goto(`${server.url}/i/${id}`)
  await player.page.getByRole('checkbox', { name: 'Round 1: About orders' }).click()
  await player.page.getByText('Both of you agree.').waitFor()
  await player.close()

  cyd = await browsing(server.url, await Participant.named(server.url, 'Cyd'))
  const { page } = cyd
  await page.goto(`${server.url}/calibration`)
  await expectFitToShow(cyd, 'the rounds to score')
  await page.getByRole('link', { name: 'Look at it: About orders' }).click()
  await page.getByRole('button', { name: 'Open it' }).click()
  await page.getByText('Deep dive').first().click()
  await page.getByRole('group', { name: 'Level for Deep dive' }).getByText('Strong no').click()
  await expectFitToShow(cyd, 'a round to score')
  const place = page.url()
  await page.goto(`${place}/watch`)
  await page.getByText('Replay', { exact: true }).first().waitFor()
  await page.getByText('whether they see the hot partition').first().waitFor()
  await page.goto(place)
  await page.getByRole('button', { name: /^Submit 1 of/ }).click()
  await page.getByRole('heading', { name: 'Deep dive: 2 levels apart' }).waitFor()
  await page.getByText('1 of 32 pairs').first().waitFor()
  await expectFitToShow(cyd, 'how all scored it')
  expect(cyd.complaints.filter((each) => !each.includes('404'))).toEqual([])
})

async function ended(id: string) {
  const interview = await server.app.rooms.peek(id)
  if (!interview) throw new Error('there is no such interview')
  return interview
}
