import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { expectAccessible, expectFitToShow, type Visitor, visitor } from '../support/browser/browsers.ts'
import { type RunningApp, startApp } from '../support/http/app.ts'
import { openRequest } from '../support/http/open-request.ts'
import { Participant } from '../support/http/participant.ts'
import { anyDatabase } from '../support/servers/any-database.ts'

const [email, password] = ['ada@example.org', 'correct horse battery']

let server: RunningApp
let laptop: Visitor
let phone: Visitor
let title: string
beforeAll(async () => {
  server = await startApp(await anyDatabase())
  const ada = await Participant.named(server.url, 'Ada')
  title = openRequest().title
  await ada.open(openRequest())
  laptop = await visitor('Ada')
  const cookies = ada.cookie.split('; ').map((pair) => pair.split(/=(.*)/s))
  await laptop.context.addCookies(cookies.map(([name = '', value = '']) => ({ name, value, url: server.url })))
  phone = await visitor('Ada elsewhere')
})
afterAll(async () => {
  for (const each of [laptop, phone]) await each.close()
  await server.stop()
})

it('[AC16] a guest keeps their interview by an account, and finds it again in another browser', async () => {
  const { page } = laptop
  await page.goto(server.url)
  await page.getByRole('button', { name: 'Ada' }).click()
  await page.getByRole('link', { name: 'Keep this for good' }).click()
  await page.getByText('Your interview is known to this browser alone').waitFor()
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill('short')
  await page.getByRole('button', { name: 'Make an account' }).click()
  await page.getByText('use at least 10 characters').waitFor()
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Make an account' }).click()
  await page.getByRole('heading', { name: 'Your account' }).waitFor()
  await expectFitToShow(laptop, 'the account')
  await page.getByRole('button', { name: 'Sign out here' }).click()
  await page.getByRole('link', { name: 'Sign in' }).waitFor()
  await expect.poll(() => page.getByText(title).count()).toBe(0)

  const other = phone.page
  await other.goto(`${server.url}/sign-in`)
  await other.getByLabel('E-mail address').fill(email)
  await other.getByLabel('Password', { exact: true }).fill(password)
  await expectAccessible(other, 'signing in')
  await other.getByRole('button', { name: 'Sign in' }).click()
  await other.getByText(title).waitFor()
  const download = other.waitForEvent('download')
  await other.goto(`${server.url}/account`)
  await other.getByRole('button', { name: 'Download my data' }).click()
  expect(JSON.parse(await readFile(await (await download).path(), 'utf8'))).toMatchObject({ person: { email } })
})

it('[AC14] deleting everything asks once more, and for the password', async () => {
  const { page } = phone
  await page.goto(`${server.url}/account`)
  await page.getByRole('button', { name: 'Delete everything' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Your password').fill('not the one')
  await dialog.getByRole('button', { name: 'Delete everything' }).click()
  await dialog.getByText('Nothing was deleted').waitFor()
  await expectAccessible(page, 'deleting everything')
  await dialog.getByLabel('Your password').fill(password)
  await dialog.getByRole('button', { name: 'Delete everything' }).click()
  await page.getByRole('link', { name: 'Sign in' }).waitFor()
  // The browser logs the one refused request.
  expect(laptop.complaints).toEqual([])
  expect(phone.complaints.filter((text) => !text.includes('409'))).toEqual([])
})
