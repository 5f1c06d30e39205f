import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Visitor, visitor } from '../../support/browser/browsers.ts'
import { allSaved, join, openThreeRounds, stroke } from '../../support/browser/moves.ts'
import { someDatabase } from '../../support/servers/databases.ts'
import { RestartableServer } from '../../support/servers/restartable-server.ts'

someDatabase((_name, _connect, place) => {
  let server: RestartableServer
  let ada: Visitor
  let bob: Visitor
  beforeAll(async () => {
    server = await RestartableServer.at(await place())
    ada = await visitor('Ada')
    bob = await visitor('Bob')
  })
  afterAll(async () => {
    await ada.close()
    await bob.close()
    await server.stop()
  })

  it('[U3] the server is killed mid-interview: both are back by themselves, with what was saved and what was drawn meanwhile', async () => {
    await join(bob, await openThreeRounds(ada, server.url))
    await ada.page.getByRole('button', { name: 'Start round 1' }).click()
    await stroke(bob, [350, 200])
    await sees(ada, 'One freehand stroke')
    await allSaved(bob)

    await server.kill()
    await stroke(bob, [350, 300])
    await bob.page
      .getByText(/waiting/)
      .first()
      .waitFor()
    await server.start()

    await allSaved(bob)
    for (const person of [ada, bob]) await sees(person, '2 freehand strokes')
    await ada.page.getByRole('button', { name: 'Ask this' }).first().click()
    await bob.page.getByText('What you were asked since').waitFor()
    await ada.page.reload()
    await sees(ada, '2 freehand strokes')
    expect([...ada.complaints, ...bob.complaints].filter((complaint) => complaint.startsWith('error'))).toEqual([])
  }, 180_000)
})

const sees = ({ page }: Visitor, words: string): Promise<void> =>
  page.locator('[data-board-words]').getByText(words).waitFor({ state: 'attached', timeout: 60_000 })
