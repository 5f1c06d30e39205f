import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { expectFitToShow, type Visitor, visitor } from '../support/browser/browsers.ts'
import { type RunningApp, startApp } from '../support/http/app.ts'
import { Participant } from '../support/http/participant.ts'
import { anyDatabase } from '../support/servers/any-database.ts'

let server: RunningApp
let ada: Visitor
let bob: Visitor
beforeAll(async () => {
  server = await startApp(await anyDatabase())
  ada = await visitor('Ada')
  bob = await visitor('Bob')
})
afterAll(async () => {
  await ada?.close()
  await bob?.close()
  await server?.stop()
})

const prompt = 'Design the gate of a car park that must open while the network is gone.'
let file = ''
let packAddress = ''

const toPacks = async ({ name, page }: Visitor) => {
  await page.goto(`${server.url}/packs`)
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByText('You have not written a pack yet').waitFor()
}
const editor = ({ page }: Visitor) => page.getByRole('textbox', { name: 'Text of the pack, as YAML' })
const paste = async (person: Visitor, text: string) => {
  await editor(person).click()
  await person.page.keyboard.press('ControlOrMeta+a')
  await person.page.keyboard.insertText(text)
}

it('[PB14] a pack is written in the browser: faults by line, and what each side will see', async () => {
  const { page } = ada
  await toPacks(ada)
  await expectFitToShow(ada, 'packs')
  await page.getByRole('link', { name: 'Serverless for senior engineers' }).click()
  await page.getByLabel('Topic').waitFor()
  await expectFitToShow(ada, 'a pack')
  await page.getByRole('link', { name: 'How to prepare' }).click()
  await page.getByRole('heading', { name: 'Common mistakes' }).waitFor()
  await expectFitToShow(ada, 'how to prepare for a pack')
  await page.goto(`${server.url}/packs`)
  await page.getByRole('button', { name: 'Write a pack' }).click()
  await page.waitForURL(/\/edit$/)
  packAddress = page.url()
  const written = (await (await page.request.get(fileAddress())).text()).replace(
    /prompt: >-\n.*\n.*\n/,
    `prompt: ${prompt}\n`,
  )
  await paste(ada, written.replace('kind: design', 'kind: puzzle'))
  const line = written.split('\n').findIndex((each) => each.includes('kind: design')) + 1
  await page.getByRole('tab', { name: 'Faults (1)' }).click()
  await page.getByRole('button', { name: `Line ${line}` }).click()
  await page.locator('.cm-lintRange-error').first().waitFor()
  expect(await page.evaluate(() => document.activeElement?.closest('.cm-editor') !== null)).toBe(true)
  await expectFitToShow(ada, 'the editor with a fault')
  await page.getByRole('button', { name: 'Publish version 1', disabled: true }).waitFor()
  await paste(ada, written)
  await page.getByText('No faults. This can be published.').waitFor()
  await page.getByRole('tab', { name: 'Candidate sees' }).click()
  await page.getByText(prompt, { exact: true }).last().waitFor()
  expect(await page.getByText('What is really being asked').count()).toBe(0)
  await expectFitToShow(ada, 'the candidate’s side')
  await page.getByRole('tab', { name: 'Interviewer sees' }).click()
  await page.getByText('What is really being asked').waitFor()
  await expectFitToShow(ada, 'the interviewer’s side')
})

it('[PB37] the form and the YAML are one text, and what the form changed can be undone there', async () => {
  const { page } = ada
  await page.getByRole('tab', { name: 'Form' }).click()
  const field = page.getByLabel('Prompt')
  await expect.poll(() => field.inputValue()).toBe(prompt)
  const form = page.getByRole('tabpanel', { name: 'Form' })
  await form.getByRole('button', { name: /^Points to listen for/ }).click()
  await form.getByRole('button', { name: 'The code is long enough not to run out', exact: true }).click()
  await expectFitToShow(ada, 'the form')
  await field.fill('Design a bridge.')
  await page.getByRole('tab', { name: 'Candidate sees' }).click()
  await page.getByRole('tabpanel', { name: 'Candidate sees' }).getByText('Design a bridge.').waitFor()
  await page.getByRole('tab', { name: 'YAML' }).click()
  await editor(ada).click()
  await page.keyboard.press('ControlOrMeta+Home')
  await editor(ada).getByText('prompt: Design a bridge.').waitFor()
  await page.keyboard.press('ControlOrMeta+z')
  await page.keyboard.press('ControlOrMeta+Home')
  await editor(ada).getByText(`prompt: ${prompt}`).waitFor()
})

const fileAddress = () => `${server.url}/api/own-packs/${packAddress.split('/').at(-2)}/pack.yaml`

it('[PB15] the text is saved while it is written, through a reload too, and nobody is caught in the editor', async () => {
  const { page } = ada
  await page.getByText('Saved', { exact: true }).waitFor()
  await page.reload()
  await editor(ada).getByText(prompt).waitFor()
  await editor(ada).click()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.closest('.cm-editor') ?? null)).toBeNull()
  const other = await ada.context.newPage()
  await other.goto(packAddress)
  await other.getByRole('textbox', { name: 'Text of the pack, as YAML' }).getByText(prompt).waitFor()
  await editor(ada).click()
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.insertText('# The latest of two tabs.\n')
  await page.getByText('Saved', { exact: true }).waitFor()
  await expect.poll(async () => (await page.request.get(fileAddress())).text()).toContain('# The latest')
  await other.getByRole('textbox', { name: 'Text of the pack, as YAML' }).click()
  await other.keyboard.insertText('# Too late')
  await other.getByText('This pack was saved in another tab').waitFor()
  await other.close()
  await page.getByRole('button', { name: 'Publish version 1' }).click()
  await page.getByText('Version 1 is published').waitFor()
})

it('[PB16] a pack is exported, imported by somebody else, and asked in an interview', async () => {
  const download = ada.page.waitForEvent('download')
  await ada.page.getByRole('button', { name: 'Export' }).click()
  file = await readFile(await (await download).path(), 'utf8')
  expect(file).toContain('# The latest of two tabs.')

  const { page } = bob
  await page.goto(packAddress)
  await page.getByText('This pack could not be loaded').waitFor()
  await toPacks(bob)
  const choose = async (content: string) => {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Import a file' }).click()
    await (await chooser).setFiles({ name: 'pack.yaml', mimeType: 'application/yaml', buffer: Buffer.from(content) })
  }
  await choose(file.replace('kind: design', 'kind: puzzle'))
  await page.getByText('This file was not imported').waitFor()
  await page
    .getByRole('list', { name: 'Faults' })
    .getByText(/^Line \d+$/)
    .waitFor()
  await expectFitToShow(bob, 'a file with a fault')
  await choose(file)
  await page.waitForURL(/\/edit$/)
  await page.getByRole('button', { name: 'Publish version 1', disabled: false }).click()
  await page.getByRole('link', { name: 'New interview with it' }).click()
  await expect.poll(() => page.getByLabel('Question pack').inputValue()).toBe(packIdOf(page.url()))
  await expectFitToShow(bob, 'the form with a pack of one’s own')
  await page.getByRole('button', { name: 'Create interview' }).click()
  await page.getByText('What it is really asking').waitFor()
  const link = await page.getByLabel('The candidate’s link', { exact: true }).inputValue()
  const cyd = await Participant.named(server.url, 'Cyd')
  const interview = await cyd.claim(link.split('/join/')[1] ?? '')
  await cyd.connect(interview)
  await page.getByText('Board ready').waitFor({ timeout: 30_000 })
  await page.getByRole('button', { name: 'Start round 1' }).click()
  await cyd.until(({ view }) => view?.round?.prompt === prompt, 'the prompt of the pack')
  expect(cyd.received.join('\n')).not.toContain('tells the path that must be fast')
  cyd.disconnect()
  const ours = [...ada.complaints, ...bob.complaints].filter((complaint) => !/40[0149]/.test(complaint))
  expect(ours).toEqual([])
})

const packIdOf = (address: string): string => new URL(address).searchParams.get('pack') ?? ''
