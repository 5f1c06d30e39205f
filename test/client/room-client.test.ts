import { newId } from '@dryrun/client/lib/new-id.ts'
import type { ConnectionEars } from '@dryrun/client/live/connection.ts'
import type { StoredNote } from '@dryrun/client/live/kept-notices.ts'
import type { Stored } from '@dryrun/client/live/outbox-disk.ts'
import { openRoom, type RoomClient } from '@dryrun/client/live/room-client.ts'
import { project } from '@dryrun/server/core/project.ts'
import type { Frame } from '@dryrun/shared/interview/frame.ts'
import type { View } from '@dryrun/shared/interview/view.ts'
import type { Presence, Receipt, Submission } from '@dryrun/shared/protocol.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ada, bob, INTERVIEW, inRoundOne } from '../support/domain/facts.ts'
import { storyOf } from '../support/domain/given.ts'
import { HandClock } from '../support/page/hand-clock.ts'
import { MemoryDisk, turns } from '../support/page/live-room.ts'

const view = project(storyOf(inRoundOne).interview, ada) as View
const fresh = (at: number): Frame => ({ version: 1, at, fresh: true, set: view })
const step = (at: number): Frame => ({ version: 2, at })
const pointing = (x: number): Presence => ({ cursor: [x, 0], viewport: null, selected: [], editing: null })

let clock: HandClock
let disk: MemoryDisk<Stored>
let noticeDisk: MemoryDisk<StoredNote>
let ears: ConnectionEars
let sent: Submission[]
let pointed: Presence[]
let answer: Receipt
let room: RoomClient

async function enter(): Promise<RoomClient> {
  const client = openRoom(INTERVIEW, {
    disk,
    noticeDisk,
    clock,
    connect: (_, given) => {
      ears = given
      return {
        send: async (submission) => {
          sent.push(submission)
          return answer
        },
        presence: (presence) => pointed.push(presence),
        signal: async () => undefined,
        close: () => {},
      }
    },
  })
  await turns()
  return client
}

beforeEach(async () => {
  clock = new HandClock()
  disk = new MemoryDisk()
  noticeDisk = new MemoryDisk()
  sent = []
  pointed = []
  answer = { ok: true }
  room = await enter()
})

describe('the room in a browser', () => {
  test('[B18] the clock is the server’s, whatever this machine’s says and however late a step comes', () => {
    ears.onLive()
    ears.onFrame(fresh(clock.now() - 60_000))
    expect(room.store.getState().clockOffset).toBe(-60_000)
    ears.onFrame(step(clock.now() - 90_000))
    expect(room.store.getState().clockOffset).toBe(-60_000)
    ears.onFrame(step(clock.now() - 59_990))
    expect(room.store.getState().clockOffset).toBe(-59_990)
  })

  test('[B18] says since when it has been offline, and forgets it when it is back', () => {
    ears.onOffline()
    const since = clock.now()
    clock.pass(5_000)
    ears.onOffline()
    expect(room.store.getState()).toMatchObject({ link: 'offline', offlineSince: since })
    ears.onLive()
    expect(room.store.getState()).toMatchObject({ link: 'live', offlineSince: null })
  })

  test('[DF8] the page knows whether anything can be saved, and on its return sends at once what waits', async () => {
    ears.onLive()
    ears.onFrame(fresh(0))
    answer = { ok: false, code: 'notSaved' }
    void room.submit({ type: 'say', text: 'kept' })
    await turns()
    ears.onPresence({ type: 'saving', ok: false })
    expect(room.store.getState()).toMatchObject({ saving: false, held: 'notSaved' })
    for (let n = 0; n < 5; n++) {
      clock.pass(4_000)
      await turns()
    }
    const tried = sent.length
    answer = { ok: true }
    ears.onPresence({ type: 'saving', ok: true })
    await turns()
    expect(sent.length - tried).toBe(1)
    expect(room.store.getState()).toMatchObject({ saving: true, held: null, unsaved: [] })
  })

  test('[DF8] the page takes it that all is well when it has come back and hears nothing else', () => {
    ears.onLive()
    ears.onPresence({ type: 'saving', ok: false })
    ears.onOffline()
    ears.onPresence({ type: 'saving', ok: true })
    expect(sent).toEqual([])
    ears.onPresence({ type: 'saving', ok: false })
    ears.onLive()
    expect(room.store.getState().saving).toBe(true)
  })

  test('[B19] a refusal is kept with its sentence until it is dismissed', async () => {
    ears.onLive()
    ears.onFrame(fresh(0))
    answer = { ok: false, code: 'tooLarge' }
    await room.submit({ type: 'say', text: 'long' })
    const [refused] = room.store.getState().refused
    expect(refused).toMatchObject({ code: 'tooLarge', sentence: expect.stringContaining('too large') })
    room.dismiss([refused!.id])
    expect(room.store.getState().refused).toEqual([])
  })

  test('[NW18] a refused text goes back to its field, and to the list with the reason', async () => {
    ears.onLive()
    ears.onFrame(fresh(0))
    answer = { ok: false, code: 'chatFull' }
    const asked: string[] = []
    const stop = room.returnTextsTo((command) => asked.push(command.type) === 1)
    await room.submit({ type: 'say', text: 'back in its field' })
    await room.submit({ type: 'say', text: 'its field is taken' })
    stop()
    await room.submit({ type: 'say', text: 'its page has gone' })
    const { refused } = room.store.getState()
    expect(refused.map(({ isReturned }) => isReturned)).toEqual([true, false, false])
    expect(asked).toHaveLength(2)
    expect(await disk.load()).toHaveLength(3)
  })

  test('[NW10] what was refused stays through a reload, is not sent again, and is gone once it is dismissed', async () => {
    ears.onLive()
    ears.onFrame(fresh(0))
    answer = { ok: false, code: 'tooLarge' }
    await room.submit({ type: 'say', text: 'long' })
    room.close()
    room = await enter()
    ears.onLive()
    ears.onFrame(fresh(0))
    await turns()
    expect(sent).toHaveLength(1)
    const [refused] = room.store.getState().refused
    expect(refused).toMatchObject({ code: 'tooLarge', command: { type: 'say', text: 'long' } })
    expect(room.store.getState().unsaved).toEqual([])
    room.dismiss([refused!.id])
    expect(await disk.load()).toEqual([])
  })

  test('[NW10] what somebody else was refused on this machine is not shown', async () => {
    ears.onLive()
    ears.onFrame({ ...fresh(0), set: { ...view, me: bob } })
    answer = { ok: false, code: 'tooLarge' }
    await room.submit({ type: 'say', text: 'from Bob' })
    room.close()
    room = await enter()
    ears.onFrame(fresh(0))
    expect(room.store.getState().refused).toEqual([])
  })

  test('[NW19] the rest of a text is told again after a reload, with what came before it was known who is here', async () => {
    const rest = (id: string) => ({ reason: 'longText', id, shape: 'text', rest: `rest of ${id}` }) as const
    ears.onLive()
    ears.onFrame(fresh(0))
    room.note([rest('a'), rest('b')])
    room.dismissNotice(room.store.getState().notices[0]?.key ?? '')
    room.close()
    room = await enter()
    room.note([rest('c')])
    ears.onFrame(fresh(0))
    expect(room.store.getState().notices.map(({ text }) => text)).toEqual(['rest of b', 'rest of c'])
    expect(await noticeDisk.load()).toHaveLength(2)
  })

  test('[B19] what somebody else left on this machine is not sent in one’s own name', async () => {
    ears.onLive()
    ears.onFrame({ ...fresh(0), set: { ...view, me: bob } })
    ears.onOffline()
    void room.submit({ type: 'say', text: 'from Bob' })
    room.close()
    room = await enter()
    ears.onLive()
    ears.onFrame(fresh(0))
    await turns()
    expect(sent).toEqual([])
    expect(room.store.getState().unsaved).toEqual([])
  })

  test('[B20] pointing is told 25 times a second at most, and the last place always', () => {
    for (let x = 1; x <= 100; x++) {
      room.presence(pointing(x))
      clock.pass(10)
    }
    expect(pointed.length).toBeLessThanOrEqual(26)
    clock.pass(100)
    expect(pointed.at(-1)).toEqual(pointing(100))
    const told = pointed.length
    room.presence(pointing(100))
    clock.pass(100)
    expect(pointed).toHaveLength(told)
  })

  test('[B20] who has left points at nothing, and is followed no longer', () => {
    ears.onPresence({ type: 'here', people: [ada, bob] })
    ears.onPresence({ type: 'moved', by: bob, ...pointing(3) })
    room.follow(bob)
    expect(Object.keys(room.others.getState())).toEqual([bob])
    ears.onPresence({ type: 'here', people: [ada] })
    expect(room.others.getState()).toEqual({})
    expect(room.store.getState().following).toBeNull()
  })

  test('[B21] makes ids that the server takes', () => {
    const ids = Array.from({ length: 100 }, newId)
    expect(new Set(ids).size).toBe(100)
    for (const id of ids) expect(z.uuid({ version: 'v4' }).safeParse(id).success).toBe(true)
  })
})
