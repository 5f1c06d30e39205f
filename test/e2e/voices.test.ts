import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { browsing } from '../support/browser/browse.ts'
import { expectAccessible, expectFitToShow, type Visitor, visitor } from '../support/browser/browsers.ts'
import { loaded } from '../support/browser/replay-page.ts'
import { type RunningApp, startApp } from '../support/http/app.ts'
import { Participant } from '../support/http/participant.ts'
import { reported } from '../support/http/reported.ts'
import { anyDatabase } from '../support/servers/any-database.ts'

const SECONDS = 8
/** Evidence stands on 27:00 of the first round. The voices begin this long after its start. */
const FROM_S = 26 * 60 + 55

let server: RunningApp
let interview: string
let host: Participant
let ada: Visitor
let bob: Visitor
let roundAt = 0
beforeAll(async () => {
  server = await startApp(await anyDatabase())
  host = await Participant.named(server.url, 'Ada')
  const guest = await Participant.named(server.url, 'Bob')
  interview = await reported(server, { ada: host, bob: guest })
  roundAt = (await server.app.rooms.peek(interview))?.rounds[0]?.startedAt ?? 0
  ada = await browsing(server.url, host)
  bob = await browsing(server.url, guest)
  await ada.page.goto(server.url)
  const tone = Buffer.from(await ada.page.evaluate(recordedTone, SECONDS * 1_000), 'base64')
  for (const person of [host, guest]) await storeVoice(person, tone)
})
afterAll(async () => {
  await ada?.close()
  await bob?.close()
  await server?.stop()
})

async function storeVoice({ me }: Participant, bytes: Buffer): Promise<void> {
  const take = { take: randomUUID(), interviewId: interview, personId: me?.id ?? '', kind: 'audio/webm' as const }
  const endMs = SECONDS * 1_000
  const at = roundAt + FROM_S * 1_000 + endMs
  await server.app.voiceStore.put(
    take,
    { n: 0, at, endMs, bytes, levels: Buffer.alloc(80, 200).fill(40, 0, 20) },
    me?.id ?? '',
  )
}

/** What each voice of the replay plays, in milliseconds of the server's clock; empty while they are silent. */
const heard = ({ page }: Visitor): Promise<number[]> =>
  page.evaluate(
    (startedAt) =>
      (window as unknown as { voices: HTMLAudioElement[] }).voices
        .filter(({ paused, seeking, readyState }) => !paused && !seeking && readyState > 2)
        .map(({ currentTime }) => startedAt + currentTime * 1_000),
    roundAt + FROM_S * 1_000,
  )

const slider = ({ page }: Visitor) => page.getByRole('slider', { name: 'Moment in round 1' })
const shown = async (person: Visitor): Promise<number> => Number(await slider(person).inputValue())
const seek = (person: Visitor, second: number) => slider(person).fill(String(roundAt + second * 1_000))

it('[VC53] the voices play in the replay, the board keeps to them, and both follow a jump', async () => {
  await bob.page.addInitScript(keepVoices)
  await bob.page.goto(`${server.url}/i/${interview}/replay`)
  await loaded(bob)
  await bob.page.getByRole('button', { name: 'Voices', exact: true }).waitFor()
  await bob.page.getByRole('list', { name: 'Who spoke' }).getByText('Ada').waitFor()
  await seek(bob, FROM_S + 1)
  await bob.page.getByRole('button', { name: 'Play', exact: true }).click()
  await expect.poll(async () => (await heard(bob)).length).toBe(2)
  await seek(bob, FROM_S + 4)
  await expect.poll(async () => Math.min(...(await heard(bob)))).toBeGreaterThan(roundAt + (FROM_S + 4.2) * 1_000)
  const [board, voices] = [await shown(bob), await heard(bob)]
  for (const voice of voices) expect(Math.abs(voice - board)).toBeLessThan(1_000)
  await bob.page.getByRole('button', { name: 'Pause', exact: true }).click()
  await expect.poll(() => heard(bob)).toEqual([])
  await seek(bob, FROM_S + SECONDS - 1)
  await bob.page.getByRole('button', { name: 'Play', exact: true }).click()
  await expect
    .poll(() => shown(bob), { message: 'beyond the voices' })
    .toBeGreaterThan(roundAt + (FROM_S + SECONDS + 1) * 1_000)
  await bob.page.getByRole('button', { name: 'Pause', exact: true }).click()
})

it('[VC54] each voice has its volume, and above double speed the voices are silent', async () => {
  await bob.page.getByRole('button', { name: 'Voices', exact: true }).click()
  await expectAccessible(bob.page, 'the volumes of the voices')
  const volume = bob.page.getByRole('slider', { name: 'Volume of Ada' })
  await volume.focus()
  await bob.page.keyboard.press('Home')
  await expect
    .poll(() =>
      bob.page.evaluate(() => (window as unknown as { voices: HTMLAudioElement[] }).voices.map((one) => one.volume)),
    )
    .toEqual(expect.arrayContaining([0, 1]))
  await bob.page.keyboard.press('Escape')
  await bob.page.getByLabel('Speed').selectOption('4')
  await seek(bob, FROM_S + 1)
  await bob.page.getByRole('button', { name: 'Play', exact: true }).click()
  await expect.poll(() => shown(bob)).toBeGreaterThan(roundAt + (FROM_S + 3) * 1_000)
  expect(await heard(bob)).toEqual([])
  await bob.page.getByRole('button', { name: 'Pause', exact: true }).click()
})

it('[VC68] the report plays the voices around a piece of evidence where there are any, and a second press stops them', async () => {
  await bob.page.goto(`${server.url}/i/${interview}`)
  const evidence = (note: string) => bob.page.getByRole('listitem').filter({ hasText: note }).last()
  const play = evidence('No word on what the customer sees').getByRole('button', {
    name: 'Play the voices around 27:00',
  })
  await play.focus()
  await bob.page.keyboard.press('Enter')
  await expect.poll(async () => (await heard(bob)).length).toBe(2)
  const stop = evidence('No word on what the customer sees').getByRole('button', { name: 'Stop the voices' })
  await expectAccessible(bob.page, 'the report while voices play')
  await stop.press('Enter')
  await play.waitFor()
  expect(await heard(bob)).toEqual([])
  await play.press('Enter')
  await expect.poll(async () => (await heard(bob)).length).toBe(2)
  await play.waitFor()
  expect(await heard(bob), 'after the last recorded second').toEqual([])
  await evidence('Undid the charge before being asked').waitFor()
  expect(await evidence('Undid the charge before being asked').getByRole('button').count()).toBe(0)
})

it('[VC71] a shared report has the evidence, plays no voices and asks for none', async () => {
  const shared = await host.post(`/api/interviews/${interview}/shares`, { days: 1, showNames: true, showScript: true })
  const reader = await visitor('Eve')
  const asked: string[] = []
  reader.page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await reader.page.goto(`${server.url}/shared/${(shared.body as { token: string }).token}`)
  await reader.page.getByText('No word on what the customer sees').waitFor()
  expect(await reader.page.getByRole('button', { name: 'Play the voices' }).count()).toBe(0)
  expect(asked.filter((path) => path.includes(interview) || path.includes('/voices'))).toEqual([])
  await reader.close()
})

it('[VC48] the report lets both players listen to the recorded voices, and each delete their own', async () => {
  const open = async ({ page }: Visitor) => {
    await page.goto(`${server.url}/i/${interview}`)
    await page.getByRole('region', { name: 'Recorded voices' }).waitFor()
  }
  await open(ada)
  const voices = ada.page.getByRole('region', { name: 'Recorded voices' })
  const own = voices.getByRole('listitem').filter({ hasText: 'Ada' })
  const other = voices.getByRole('listitem').filter({ hasText: 'Bob' })
  await other.locator('audio').evaluate((audio: HTMLAudioElement) => audio.play())
  await expect
    .poll(() => other.locator('audio').evaluate((audio: HTMLAudioElement) => audio.currentTime))
    .toBeGreaterThan(0)
  await expectAccessible(ada.page, 'the recorded voices')
  expect(await other.getByRole('button', { name: 'Delete my voice' }).count()).toBe(0)
  await own.getByRole('button', { name: 'Delete my voice' }).click()
  await expectFitToShow(ada, 'the question before a voice is deleted')
  await own.getByRole('button', { name: 'Delete', exact: true }).click()
  await own.waitFor({ state: 'detached' })
  await open(bob)
  await bob.page.getByLabel('Voice of Bob').waitFor()
  expect(await bob.page.getByLabel('Voice of Ada').count()).toBe(0)
})

/** Keeps the audio elements of the page in reach of the test. */
function keepVoices(): void {
  const voices: HTMLAudioElement[] = []
  Object.assign(window, { voices })
  const { Audio: Native } = window
  window.Audio = class extends Native {
    constructor() {
      super()
      voices.push(this)
    }
  }
}

/** A tone of so many milliseconds, recorded as the page records a microphone; as base64. */
async function recordedTone(ms: number): Promise<string> {
  const context = new AudioContext()
  const tone = context.createOscillator()
  const end = context.createMediaStreamDestination()
  tone.connect(end)
  tone.start()
  const recorder = new MediaRecorder(end.stream, { mimeType: 'audio/webm;codecs=opus', audioBitsPerSecond: 24_000 })
  const parts: Blob[] = []
  const stopped = new Promise((resolve) => {
    recorder.onstop = resolve
  })
  recorder.ondataavailable = ({ data }) => parts.push(data)
  recorder.start(1_000)
  setTimeout(() => recorder.stop(), ms)
  await stopped
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer())
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}
