import { afterAll, beforeAll, expect, it } from 'vitest'
import { anotherPage, expectFitToShow, type Visitor } from '../../support/browser/browsers.ts'
import { bar, caller, hears, press, says, soundAt } from '../../support/browser/call.ts'
import { join, openThreeRounds } from '../../support/browser/moves.ts'
import { someDatabase } from '../../support/servers/databases.ts'
import { RestartableServer } from '../../support/servers/restartable-server.ts'

someDatabase((_name, _connect, place) => {
  let server: RestartableServer
  let ada: Visitor
  let bob: Visitor
  beforeAll(async () => {
    server = await RestartableServer.at(await place())
    ada = await caller('Ada')
    bob = await caller('Bob')
    await join(bob, await openThreeRounds(ada, server.url))
  })
  afterAll(async () => {
    await ada.close()
    await bob.close()
    await server.stop()
  })

  it('[VC20] two people who join the call in the lobby hear each other, with one click each', async () => {
    await press(ada, 'Join the call')
    await press(bob, 'Join the call')
    await Promise.all([hears(ada, 'Ada hears Bob'), hears(bob, 'Bob hears Ada')])
    await expectFitToShow(ada, 'the lobby with a call')
  })

  it('[VC21] the call goes on from the lobby into the round, on the same line', async () => {
    const before = await soundAt(ada.page)
    await ada.page.getByRole('button', { name: 'Start round 1' }).click()
    for (const { page } of [ada, bob]) await page.getByRole('region', { name: 'Whiteboard' }).waitFor()
    await Promise.all([hears(ada), hears(bob)])
    expect((await soundAt(ada.page)).descriptions).toBe(before.descriptions)
    await expectFitToShow(bob, 'the room with a call')
  })

  it('[VC22] a person who mutes by key or button is not heard, and the other one sees it', async () => {
    await bob.page.keyboard.press('Alt+m')
    await says(ada, 'Bob', 'muted')
    await isSilent(ada)
    await press(bob, 'Unmute')
    await hears(ada, 'Ada hears Bob again')
    await expect.poll(() => bar(ada).getByText('muted').count()).toBe(0)
  })

  it('[VC23] one page reloads, and both hear each other again without a click', async () => {
    await bob.page.reload()
    await bar(bob).getByRole('button', { name: 'Mute', exact: true }).waitFor()
    await Promise.all([hears(ada, 'Ada hears Bob'), hears(bob, 'Bob hears Ada')])
    expect(await bar(bob).getByRole('status').textContent(), 'the sound plays by itself').toBe('')
  })

  it('[VC24] the server is killed and started while the sound goes on, without another negotiation', async () => {
    const before = await soundAt(ada.page)
    await server.kill()
    await ada.page
      .getByText(/Not connected|offline/i)
      .first()
      .waitFor()
    await Promise.all([hears(ada, 'Ada without a server'), hears(bob, 'Bob without a server')])
    await press(ada, 'Mute')
    await isSilent(bob)
    await press(ada, 'Unmute')
    await server.start()
    for (const { page } of [ada, bob]) await page.getByText('All saved').first().waitFor()
    await press(ada, 'Mute')
    await says(bob, 'Ada', 'muted')
    await press(ada, 'Unmute')
    await Promise.all([hears(ada, 'Ada after the start'), hears(bob, 'Bob after the start')])
    const after = await soundAt(ada.page)
    expect(after.descriptions).toBe(before.descriptions)
    expect(after.states).toEqual(['connected'])
    expect(after.packets).toBeGreaterThan(before.packets)
  })

  it('[VC25] a camera is shown to the other one in 320 by 180, without another negotiation', async () => {
    const before = await soundAt(ada.page)
    await press(ada, 'Turn on the camera')
    const seen = bar(bob).getByLabel('Camera: Ada')
    await seen.waitFor()
    await expect
      .poll(() => seen.evaluate((video: HTMLVideoElement) => [video.videoWidth, video.videoHeight]))
      .toEqual([320, 180])
    await press(ada, 'Turn off the camera')
    await seen.waitFor({ state: 'detached' })
    expect((await soundAt(ada.page)).descriptions).toBe(before.descriptions)
  })

  it('[VC27] one screen at a time is shared, and the other one can enlarge it', async () => {
    const before = await soundAt(bob.page)
    await bob.page.evaluate(shareCanvas)
    await press(bob, 'Share the screen')
    await bar(ada).getByRole('button', { name: 'Enlarge: Screen of Bob' }).click()
    const screen = ada.page.getByRole('dialog', { name: 'Screen of Bob' }).getByLabel('Screen of Bob')
    await expect.poll(() => screen.evaluate((video: HTMLVideoElement) => video.videoWidth)).toBe(640)
    await ada.page.keyboard.press('Escape')
    expect(await bar(ada).getByRole('button', { name: 'Bob shares the screen now' }).isDisabled()).toBe(true)
    await press(bob, 'Stop sharing the screen')
    await bar(ada).getByRole('button', { name: 'Share the screen' }).waitFor()
    expect((await soundAt(bob.page)).descriptions).toBe(before.descriptions)
  })

  it('[VC26] a second tab of the same person offers to talk there instead, and then the first one is silent', async () => {
    const second = await anotherPage(ada)
    await second.page.goto(ada.page.url())
    await press(second, 'Talk here instead')
    await bar(ada).getByRole('button', { name: 'Talk here instead' }).waitFor()
    await Promise.all([hears(second, 'the second tab'), hears(bob, 'Bob hears the second tab')])
    expect((await soundAt(ada.page)).states).toEqual([])
    await press(ada, 'Talk here instead')
    await hears(ada)
    await second.close()
  })

  it('[VC28] an observer hears both, is shown as listening, and is not heard', async () => {
    const eve = await caller('Eve')
    const { page } = eve
    await page.goto(await linkFor(ada, 'audience'))
    await page.getByLabel('Your name').fill('Eve')
    await page.getByRole('button', { name: 'Watch the candidate' }).click()
    await press(eve, 'Listen to the call')
    await hears(eve)
    await says(ada, 'Eve', 'listens')
    await expect.poll(async () => (await soundAt(page)).states).toEqual(['connected', 'connected'])
    expect(await bar(eve).getByRole('button').allTextContents()).toHaveLength(1)
    expect(await sendersAt(eve)).toBe(0)
    await eve.close()
    await expect.poll(() => bar(ada).getByText('Eve').count()).toBe(0)
  })

  it('[VC29] a person whose browser denies the microphone joins, listens, and reads how to allow it', async () => {
    const dan = await caller('Dan', { devices: false })
    await dan.context.addCookies(await bob.context.cookies())
    await dan.page.goto(bob.page.url())
    await press(dan, 'Talk here instead')
    await bar(dan)
      .getByText(/^You listen only\. The browser blocks the microphone/)
      .waitFor()
    await hears(dan)
    await says(ada, 'Bob', 'listens')
    await dan.context.grantPermissions(['microphone'])
    await press(dan, 'Try again')
    await hears(ada, 'Ada hears Bob after the permission')
    await press(dan, 'Leave the call')
    await dan.close()
  })

  it('[VC30] the call goes on after the end of the interview until people leave', async () => {
    await press(bob, 'Join the call')
    await hears(ada)
    await ada.page.getByRole('button', { name: 'Menu' }).click()
    await ada.page.getByRole('menuitem', { name: 'End the interview' }).click()
    await ada.page.getByRole('dialog').getByRole('button', { name: 'End the interview' }).click()
    await bob.page.getByRole('heading', { name: 'Friday rehearsal' }).waitFor()
    await Promise.all([hears(ada), hears(bob)])
    await expectFitToShow(ada, 'the end with a call')
    await bob.page.goto(server.url)
    await expect.poll(() => bar(ada).getByText('You are alone in the call so far.').count()).toBe(1)
    await expect.poll(async () => (await soundAt(ada.page)).states).toEqual([])
    expect([...ada.complaints, ...bob.complaints].filter((complaint) => complaint.startsWith('error'))).toEqual([])
  })
})

/** No energy arrives, although packets may. */
async function isSilent({ page }: Visitor): Promise<void> {
  await expect
    .poll(
      async () => {
        const before = await soundAt(page)
        await page.waitForFunction((at) => performance.now() > at + 1_500, await page.evaluate(() => performance.now()))
        return (await soundAt(page)).energy - before.energy
      },
      { message: 'silence', timeout: 30_000 },
    )
    .toBeLessThan(1e-6)
}

/** A canvas in place of the choice of screens, which no test can click. */
function shareCanvas(): void {
  const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 360 })
  const draw = () => {
    canvas.getContext('2d')?.fillRect(Math.random() * 600, Math.random() * 300, 20, 20)
    requestAnimationFrame(draw)
  }
  draw()
  navigator.mediaDevices.getDisplayMedia = async () => canvas.captureStream(10)
}

/** How many tracks the page sends. */
const sendersAt = ({ page }: Visitor): Promise<number> =>
  page.evaluate(() => {
    const { peers } = window as unknown as { peers: RTCPeerConnection[] }
    return peers.flatMap((peer) => peer.getSenders()).filter(({ track }) => track).length
  })

/** A new link to a seat, made by the host. */
async function linkFor({ page }: Visitor, seat: string): Promise<string> {
  return page.evaluate(async (wanted) => {
    const { pathname, origin } = window.location
    const answer = await fetch(`/api/interviews/${pathname.split('/')[2]}/links`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ seat: wanted }),
    })
    const { link } = await answer.json()
    return `${origin}/join/${link.token}`
  }, seat)
}
