import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { menu } from '../../support/browser/moves.ts'
import { type RoomPair, roomPair, textOf, wordsOf } from '../../support/browser/room-pair.ts'
import { type RunningApp, startApp } from '../../support/http/app.ts'
import { anyDatabase } from '../../support/servers/any-database.ts'

describe('the interviewer’s desk', () => {
  let server: RunningApp
  let pair: RoomPair
  beforeAll(async () => {
    server = await startApp(await anyDatabase())
    pair = await roomPair(server.url)
  })
  afterAll(async () => {
    await pair.close()
    await server.stop()
  })

  it('[R14] a follow-up, a hint and the curveball reach the candidate when they are given, and each only once', async () => {
    const { ada, bob } = pair
    const followUp = ada.page.getByRole('listitem').filter({ has: ada.page.getByRole('button', { name: 'Ask this' }) })
    const ask = (await wordsOf(followUp.first().getByRole('button').first())).trim()
    expect(await textOf(bob)).not.toContain(ask)
    await followUp.first().getByRole('button', { name: 'Ask this' }).click()
    await bob.page.getByRole('complementary', { name: 'Prompt' }).getByText(ask).waitFor()
    await ada.page.getByText(/^Asked at \d+:\d\d$/).waitFor()

    expect(await ada.page.getByRole('button', { name: 'Give the second hint' }).count()).toBe(0)
    await ada.page.getByRole('button', { name: 'Give the first hint' }).click()
    await ada.page.getByRole('button', { name: 'Give the second hint' }).waitFor()
    await ada.page.getByRole('button', { name: 'Send curveball' }).click()
    await bob.page.getByText('Changed requirement').first().waitFor()
    await bob.page.getByRole('status').filter({ hasText: 'Ada changed a requirement:' }).waitFor({ state: 'attached' })
    await bob.page.getByRole('button', { name: 'Collapse' }).click()
    await ada.page.getByRole('button', { name: 'Give the second hint' }).click()
    await bob.page.getByRole('button', { name: 'Read' }).click()
    await bob.page.getByRole('button', { name: 'Show the prompt' }).click()
  })

  it('[R15] a point is ticked with how it came up in one click, changed in one, and taken back in one', async () => {
    const { page } = pair.ada
    const point = page.getByRole('group', { name: /^Heard/ }).first()
    await point.getByRole('button', { name: 'Unprompted' }).click()
    await point.getByRole('button', { name: /^Unprompted \d+:\d\d$/, pressed: true }).waitFor()
    await point.getByRole('button', { name: 'Prompted', exact: true }).click()
    await point.getByRole('button', { name: /^Prompted \d+:\d\d$/, pressed: true }).waitFor()
    await point.getByRole('button', { name: /^Prompted/ }).click()
    await expect.poll(() => point.getByRole('button', { pressed: true }).count()).toBe(0)
    await page.getByRole('button', { name: 'Mark', exact: true }).first().click()
    await page.getByRole('button', { name: /^Marked at/ }).click()
    await expect.poll(() => page.getByRole('button', { name: /^Marked at/ }).count()).toBe(0)
  })

  it('[R16] anything in the script is found by a word, marked where it stands', async () => {
    const { page } = pair.ada
    const find = page.getByLabel('Find in the script')
    await find.fill('idempot')
    await expect.poll(() => page.locator('mark').count()).toBeGreaterThan(2)
    await find.fill('xylophone')
    await page.getByText('Nothing in the script has these words.').waitFor()
    await find.press('Escape')
    await page.getByRole('navigation', { name: 'Parts of the script' }).getByRole('button', { name: 'Numbers' }).click()
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Numbers to listen for')
  })

  it('[R17] N writes a note, a tag alone notes the moment, and a removed note comes back with its own moment', async () => {
    const { page } = pair.ada
    await page.getByRole('heading', { level: 1 }).click()
    await page.keyboard.press('n')
    await page.keyboard.type('Asked for the n-th percentile')
    await page.keyboard.press('Enter')
    const notes = page.getByRole('list', { name: 'Notes' }).getByRole('listitem')
    await notes.filter({ hasText: 'Asked for the n-th percentile' }).waitFor()
    await page.getByRole('button', { name: 'good estimate' }).click()
    await expect.poll(() => notes.count()).toBe(2)
    const first = notes.filter({ hasText: 'percentile' })
    await first.getByRole('button', { name: /^Edit/ }).click()
    await page.getByLabel('The note', { exact: true }).fill('Asked for the 99th percentile')
    await page.keyboard.press('Enter')
    await first
      .filter({ hasText: '99th' })
      .getByRole('button', { name: /^Remove/ })
      .click()
    await page.getByRole('list', { name: 'Notes' }).getByRole('button', { name: 'Undo' }).click()
    await first.filter({ hasText: '99th' }).waitFor()
  })

  it('[R18] a 1 or a 4 asks for a moment; E ties this one to the dimension that was last in hand', async () => {
    const { page } = pair.ada
    await page.getByRole('tab', { name: /Rubric/ }).click()
    const requirements = page.getByRole('region', { name: 'Requirements and scope' })
    await requirements.getByRole('radio', { name: /^4,/ }).check({ force: true })
    await requirements.getByText('Strong yes.').waitFor()
    await requirements.getByText('Needs a moment').waitFor()
    await requirements.getByRole('button', { name: 'Prompted', exact: true }).click()
    await page.getByRole('heading', { level: 1 }).click()
    await page.keyboard.press('e')
    await requirements
      .getByRole('listitem')
      .filter({ hasText: /^\d+:\d\d/ })
      .waitFor()
    await requirements.getByText('Needs a moment').waitFor({ state: 'detached' })
    await requirements.getByLabel(/^One sentence/).fill('Named what is out of scope')
    await requirements.getByLabel(/^One sentence/).press('Enter')
    await page.getByText('Weighted so far 4.0').waitFor()
    await page.reload()
    await page.getByRole('tab', { name: /Rubric/ }).click()
    await expect.poll(() => requirements.getByLabel(/^One sentence/).inputValue()).toBe('Named what is out of scope')
  })

  it('[R19] one key hides all that only the interviewer sees, and it stays hidden through a reload', async () => {
    const { page } = pair.ada
    await page.keyboard.press('Alt+h')
    for (const when of ['at once', 'after a reload']) {
      await page.getByRole('button', { name: 'Show my panels' }).waitFor()
      const text = await textOf(pair.ada)
      for (const secret of ['Only you see this', 'Script', 'Rubric', 'Needs a moment', 'Weighted', 'percentile'])
        expect(text, when).not.toContain(secret)
      await page.reload()
    }
    await page.getByRole('button', { name: 'Show my panels' }).click()
    await page.getByText('Only you see this').waitFor()
  })

  it('[R20] a line of chat raises a badge until it is read, and an address in it stays text', async () => {
    const { ada, bob } = pair
    await bob.page.getByRole('button', { name: /^Chat/ }).click()
    await bob.page.getByLabel('Write to everyone').fill('See https://example.org <b>here</b>')
    await bob.page.keyboard.press('Enter')
    await ada.page.getByRole('button', { name: 'Chat 1 unread' }).click()
    const log = ada.page.getByRole('log', { name: 'Chat' })
    await log.getByText('See https://example.org <b>here</b>').waitFor()
    expect(await log.getByRole('link').count()).toBe(0)
    await ada.page.keyboard.press('Escape')
    await ada.page.getByRole('button', { name: 'Chat', exact: true }).waitFor()
  })

  it('[R21] both see the phase move and the clock stand still; only the interviewer can move it', async () => {
    const { ada, bob } = pair
    await ada.page.getByRole('button', { name: /^Next phase/ }).click()
    await bob.page.getByRole('button', { name: /^Phase 2 of 8/ }).click()
    expect(await bob.page.getByRole('region', { name: 'Phases' }).getByRole('button').count()).toBe(0)
    await bob.page.keyboard.press('Escape')
    await ada.page.getByRole('button', { name: /^Phase 2 of 8/ }).click()
    await ada.page.getByRole('button', { name: /^Deep dive \d/ }).click()
    await bob.page.getByRole('button', { name: /^Phase 6 of 8/ }).waitFor()
    await bob.page.getByRole('button', { name: 'Pause the clock' }).click()
    await ada.page.getByText('Paused', { exact: true }).waitFor()
    const clock = ada.page.getByRole('timer', { name: 'Round clock' })
    await ada.page.waitForTimeout(500)
    const before = await wordsOf(clock)
    await ada.page.waitForTimeout(2_100)
    expect(await wordsOf(clock)).toBe(before)
    await ada.page.getByRole('button', { name: 'Resume' }).click()
  })

  it('[R22] away from the network one goes on writing, is told so, and all is saved on return', async () => {
    const { ada, bob } = pair
    await ada.context.setOffline(true)
    await ada.page.getByText(/^Not connected\. You can keep working/).waitFor({ timeout: 60_000 })
    await ada.page.getByRole('tab', { name: /Notes/ }).click()
    await ada.page.getByRole('button', { name: 'vague' }).click()
    await ada.page.getByRole('list', { name: 'Notes' }).getByText('vague').waitFor()
    await ada.page.getByText('You can keep working; 1 change waits.').waitFor()
    await ada.page.getByLabel('New note').fill('half a sent')
    await ada.context.setOffline(false)
    await ada.page.getByText('Back, all saved.').waitFor({ timeout: 60_000 })
    await expect.poll(() => ada.page.getByLabel('New note').inputValue()).toBe('half a sent')
    expect(await textOf(bob)).not.toContain('vague')
  })

  it('[R23] after a swap the next question is for its interviewer alone', async () => {
    const { ada, bob } = pair
    await menu(ada, 'Finish this round')
    await ada.page.getByRole('radio', { name: /^Swap/ }).check()
    await ada.page.getByRole('button', { name: 'Finish the round' }).click()
    await ada.page.getByText('Bob asks next, you answer.').waitFor()
    await bob.page.getByText('You ask next, Ada answers.').waitFor()
    await bob.page.getByRole('tab', { name: 'Script' }).waitFor()
    expect(await textOf(ada)).not.toContain('Only you see this')
    await bob.page.getByRole('button', { name: 'Start round 2 of 3' }).click()
    await ada.page.getByText('Round 2 of 3').waitFor()
    await menu(bob, 'End the interview')
    await bob.page.getByRole('dialog').getByText('1 round will not be played.').waitFor()
    await bob.page.getByRole('button', { name: 'Keep interviewing' }).click()
  })

  it('[R24] nothing complained in either browser', () => {
    const expected = /ERR_INTERNET_DISCONNECTED|WebSocket connection|ERR_FAILED/
    const complaints = [...pair.ada.complaints, ...pair.bob.complaints].filter((text) => !expected.test(text))
    expect(complaints).toEqual([])
  })
})
