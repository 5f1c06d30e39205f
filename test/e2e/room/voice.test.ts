import { afterAll, beforeAll, expect, it } from 'vitest'
import { expectAccessible, expectFitToShow, type Visitor } from '../../support/browser/browsers.ts'
import { bar, caller, hears, press } from '../../support/browser/call.ts'
import { join, openThreeRounds } from '../../support/browser/moves.ts'
import { someDatabase } from '../../support/servers/databases.ts'
import { RestartableServer } from '../../support/servers/restartable-server.ts'

someDatabase((_name, _connect, place) => {
  let server: RestartableServer
  let ada: Visitor
  let bob: Visitor
  const sent: string[] = []
  beforeAll(async () => {
    server = await RestartableServer.at(await place())
    ada = await caller('Ada')
    bob = await caller('Bob')
    for (const { context } of [ada, bob]) await context.addInitScript(keepRecorders)
    await join(bob, await openThreeRounds(ada, server.url))
    for (const { page } of [ada, bob])
      page.on(
        'request',
        (request) => request.method() === 'PUT' && /voices/.test(request.url()) && sent.push(request.url()),
      )
    await press(ada, 'Join the call')
    await press(bob, 'Join the call')
    await ada.page.getByRole('button', { name: 'Start round 1' }).click()
    for (const { page } of [ada, bob]) await page.getByRole('region', { name: 'Whiteboard' }).waitFor()
  })
  afterAll(async () => {
    await ada.close()
    await bob.close()
    await server.stop()
  })

  const agree = async (person: Visitor) => {
    await press(person, 'Record voices')
    await expectAccessible(person.page, 'what agreeing means')
    await person.page.getByRole('button', { name: 'I agree' }).click()
  }
  const isRecorded = ({ page }: Visitor) => bar({ page }).getByText('Voices are recorded')

  it('[VC45] nothing is recorded before both agree, both see that it is, and both voices are stored', async () => {
    await Promise.all([hears(ada), hears(bob)])
    await agree(ada)
    await bar(ada).getByText('Waiting for the other player').waitFor()
    await bar(bob).getByText('The other player asks to record the voices.').waitFor()
    expect(sent).toEqual([])
    await agree(bob)
    for (const person of [ada, bob]) await isRecorded(person).waitFor()
    await expectFitToShow(ada, 'the room while voices are recorded')
    await expect.poll(() => new Set(sent.map(takeOf)).size).toBe(2)
  })

  it('[VC46] one reloads and the server is killed, and both go on being recorded', async () => {
    const before = new Set(sent.map(takeOf)).size
    await bob.page.reload()
    await isRecorded(bob).waitFor()
    await server.kill()
    await server.start()
    for (const { page } of [ada, bob]) await page.getByText('All saved').first().waitFor()
    await expect.poll(() => new Set(sent.map(takeOf)).size).toBeGreaterThan(before)
  })

  it('[VC60] a person who stops the recording while the server is away is not recorded from that moment on', async () => {
    await expect.poll(() => recording(bob)).toBe(1)
    await server.kill()
    await press(bob, 'Stop recording')
    await expect.poll(() => recording(bob)).toBe(0)
    await bar(bob).getByText('Your voice is not recorded any more.').waitFor()
    await server.start()
    for (const person of [ada, bob]) await isRecorded(person).waitFor({ state: 'detached' })
    await expect.poll(() => recording(ada)).toBe(0)
    await agree(bob)
    for (const person of [ada, bob]) await isRecorded(person).waitFor()
  })

  it('[VC47] a withdrawal stops both recordings, and both can agree again', async () => {
    await press(bob, 'Stop recording')
    for (const person of [ada, bob]) await isRecorded(person).waitFor({ state: 'detached' })
    const before = new Set(sent.map(takeOf)).size
    await agree(bob)
    for (const person of [ada, bob]) await isRecorded(person).waitFor()
    for (const person of [ada, bob]) await expect.poll(() => recording(person)).toBe(1)
    // The last chunk of a take that ended early may come only now.
    await expect.poll(() => new Set(sent.map(takeOf)).size).toBeGreaterThanOrEqual(before + 2)
  })
})

type Recorders = { recorders: MediaRecorder[] }

/** Keeps the page's recorders in reach of the tests. */
function keepRecorders(): void {
  const recorders: MediaRecorder[] = []
  Object.assign(window, { recorders })
  const { MediaRecorder: Native } = window
  window.MediaRecorder = class extends Native {
    constructor(stream: MediaStream, options?: MediaRecorderOptions) {
      super(stream, options)
      recorders.push(this)
    }
  }
}

/** How many recorders of the page run. */
const recording = ({ page }: Visitor): Promise<number> =>
  page.evaluate(() => (window as unknown as Recorders).recorders.filter(({ state }) => state === 'recording').length)

const takeOf = (url: string): string => /voices\/([^/]+)/.exec(url)?.[1] ?? ''
