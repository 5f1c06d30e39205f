import { Courier } from '@dryrun/client/call/mesh/courier.ts'
import { Heard } from '@dryrun/client/call/mesh/heard.ts'
import type { Receipt } from '@dryrun/shared/protocol.ts'
import { CANDIDATES_AT_ONCE, type Content, Signal } from '@dryrun/shared/signal.ts'
import { beforeEach, expect, it } from 'vitest'
import { HandClock } from '../../support/page/hand-clock.ts'
import { turns } from '../../support/page/live-room.ts'

const line = '00000000-0000-4000-8000-000000000001'
const state: Content = {
  type: 'here',
  since: 1,
  talks: true,
  isMuted: false,
  hasCamera: false,
  screenSince: null,
  line: null,
}
const offer: Content = { type: 'description', line, kind: 'offer', sdp: 'v=0' }
const candidate = { candidate: 'candidate:1', sdpMid: '0', sdpMLineIndex: 0, usernameFragment: null }

let clock: HandClock
let sent: Signal[]
let answers: (Receipt | undefined)[]
let faults: unknown[]
let courier: Courier
const kinds = () => sent.map(({ content }) => content.type)

beforeEach(() => {
  clock = new HandClock()
  ;[sent, answers, faults] = [[], [], []]
  courier = new Courier({
    to: 'bob',
    page: line,
    clock,
    state: () => state,
    onFault: (error) => faults.push(error),
    send: async (signal) => {
      sent.push(Signal.parse(signal))
      return answers.length ? answers.shift() : { ok: true }
    },
  })
})

it('[VC14] the state goes before the description, and the description before its candidates', async () => {
  for (let n = 0; n < CANDIDATES_AT_ONCE + 1; n++) courier.candidate(line, candidate)
  courier.describe({ content: offer, isCurrent: () => true })
  courier.tell()
  await turns()
  // The first candidate was on its way before there was anything else.
  expect(kinds()).toEqual(['candidates', 'here', 'description', 'candidates'])
  expect(sent.map(({ n }) => n)).toEqual([0, 1, 2, 3])
})

it('[VC15] what got no answer is sent again after a second, and what is out of date is not', async () => {
  answers = [undefined, undefined]
  let isCurrent = true
  courier.describe({ content: offer, isCurrent: () => isCurrent })
  await turns()
  clock.pass(999)
  await turns()
  expect(kinds()).toEqual(['description'])
  clock.pass(1)
  await turns()
  expect(kinds()).toEqual(['description', 'description'])
  isCurrent = false
  clock.pass(60_000)
  await turns()
  expect(kinds()).toHaveLength(2)
})

it('[VC15] what is for a person who is away waits until they are back', async () => {
  answers = [{ ok: false, code: 'notHere' }]
  courier.tell()
  await turns()
  clock.pass(60_000)
  await turns()
  expect(kinds()).toEqual(['here'])
  courier.again()
  await turns()
  expect(kinds()).toEqual(['here', 'here'])
})

it('[VC15] a signal that is refused for good is a fault, and the next one goes on', async () => {
  answers = [{ ok: false, code: 'tooLarge' }]
  courier.describe({ content: offer, isCurrent: () => true })
  await turns()
  courier.tell()
  await turns()
  expect(kinds()).toEqual(['description', 'here'])
  expect(String(faults)).toContain('tooLarge')
})

it('[VC16] a late copy of a signal is dropped, page by page', () => {
  const heard = new Heard()
  expect([0, 1, 1, 0, 2].map((n) => heard.isOld('one', n))).toEqual([false, false, true, true, false])
  expect(heard.isOld('two', 0)).toBe(false)
  for (let page = 0; page < 1_000; page++) heard.isOld(`page ${page}`, 0)
  expect(heard.isOld('page 999', 0)).toBe(true)
})
