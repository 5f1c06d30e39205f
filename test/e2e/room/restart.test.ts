import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Visitor, visitor } from '../../support/browser/browsers.ts'
import { allSaved, join, openThreeRounds, stroke } from '../../support/browser/moves.ts'
import { type Place, someDatabase } from '../../support/servers/databases.ts'
import { freePort } from '../../support/servers/postgres-cluster.ts'
import { type ServerProcess, startServer } from '../../support/servers/server-process.ts'

someDatabase((_name, _connect, place) => {
  let where: Place
  let server: ServerProcess
  let port: string
  let ada: Visitor
  let bob: Visitor
  const start = () => startServer({ ...where, PORT: port, AUTH_SECRET: 'a'.repeat(40) }, { built: true })
  beforeAll(async () => {
    where = await place()
    port = String(await freePort())
    server = await start()
    ada = await visitor('Ada')
    bob = await visitor('Bob')
  })
  afterAll(async () => {
    await ada.close()
    await bob.close()
    await server.kill('SIGTERM')
  })

  it('[U3] the server is killed mid-interview: both are back by themselves, with what was saved and what was drawn meanwhile', async () => {
    await join(bob, await openThreeRounds(ada, server.url))
    await ada.page.getByRole('button', { name: 'Start round 1' }).click()
    await stroke(bob, [350, 200])
    await sees(ada, 'One freehand stroke')
    await allSaved(bob)

    await server.kill('SIGKILL')
    await stroke(bob, [350, 300])
    await bob.page
      .getByText(/waiting/)
      .first()
      .waitFor()
    server = await start()

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
