import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Visitor, visitor } from '../../support/browser/browsers.ts'
import { HostileProcess } from '../../support/faults/hostile/hostile-process.ts'
import { inTheRoom } from '../../support/faults/hostile/in-the-room.ts'
import { FromAddress } from '../../support/http/from-address.ts'
import { tokenOf } from '../../support/http/table.ts'
import { record } from '../../support/servers/figures.ts'
import { type ServerProcess, startServer } from '../../support/servers/server-process.ts'

const seconds = Number(process.env.DRYRUN_HOSTILE_SECONDS ?? 3)
/** Only long runs assert the frame rate, because it depends on the machine. */
const isLong = seconds >= 30
const LEAST_FRAMES_A_SECOND = 20
const few = ['chat flood', 'stroke flood', 'presence flood']

let folder: string
let server: ServerProcess
let hostile: HostileProcess
let victor: Visitor
let rooms = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dryrun-watchdog-'))
  server = await startServer({ DATA_DIR: folder, TRUST_PROXY: 'true' })
  hostile = new HostileProcess()
  victor = await visitor('Victor')
})
afterAll(async () => {
  hostile.end()
  await victor.close()
  await server.wipeOut()
  await rm(folder, { recursive: true, force: true })
})

/**
 * Gives a new participant a seat and the browser their cookie. The participant has no other interview with the
 * question.
 */
async function seatVictor(token: string, address: string): Promise<void> {
  const person = await FromAddress.arriving(server.url, address, 'Victor')
  await person.claim(token)
  const cookies = person.cookie.split('; ').map((pair) => pair.split('=', 2) as [string, string])
  await victor.context.clearCookies()
  await victor.context.addCookies(cookies.map(([name, value]) => ({ name, value, url: server.url })))
}

async function framesOf(page: Page): Promise<() => Promise<number>> {
  const counter = await page.evaluateHandle(() => {
    const counted = { frames: 0, since: performance.now() }
    const next = () => {
      counted.frames++
      requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
    return counted
  })
  return () => counter.evaluate(({ frames, since }) => (frames * 1_000) / (performance.now() - since))
}

it.each(isLong ? Object.keys(inTheRoom) : few)(
  '[QT21] whatever one seat does at full speed, the page of the other player goes on drawing: %s',
  { timeout: (seconds + 150) * 1_000 },
  async (what) => {
    const { interviewId, links } = await hostile.open(server.url, `10.2.0.${rooms++}`)
    await seatVictor(tokenOf(links, 'guest'), `10.3.0.${rooms}`)
    const { page, complaints } = victor
    await page.goto(`${server.url}/i/${interviewId}`)
    const isOver = hostile.run(what, seconds)
    await page.getByLabel('The board in words').waitFor({ state: 'attached' })
    const framesASecond = await framesOf(page)
    await isOver
    const leastFramesASecond = Math.round(await framesASecond())
    record('page beside a hostile seat', { hostilities: 1, leastFramesASecond })
    await page.getByRole('region', { name: 'Whiteboard' }).waitFor()
    expect(complaints.filter((complaint) => complaint.startsWith('error:'))).toEqual([])
    if (isLong) expect(leastFramesASecond).toBeGreaterThanOrEqual(LEAST_FRAMES_A_SECOND)
  },
)
