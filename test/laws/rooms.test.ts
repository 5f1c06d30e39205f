import type { SystemCommand } from '@dryrun/server/core/system-commands.ts'
import { Rooms } from '@dryrun/server/room/rooms.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ada, bob, INTERVIEW, openedWith, questionOf } from '../support/domain/facts.ts'
import { MemoryLog } from '../support/domain/memory-log.ts'
import { plenty } from '../support/domain/plenty.ts'

const silent = { frame() {}, presence() {}, signaled() {}, close() {} }
const { type: _, ...facts } = openedWith([questionOf('orders')]) as Extract<
  ReturnType<typeof openedWith>,
  { type: 'interviewOpened' }
>
const open: SystemCommand = { type: 'openInterview', hostName: 'Ada', ...facts, id: INTERVIEW }
const ABSENT = '00000000-0000-4000-8000-0000000000ff'

function house() {
  const log = new MemoryLog()
  const faults: unknown[] = []
  const rooms = new Rooms({
    log,
    now: () => 1,
    limits: plenty,
    newLife: () => 1,
    onFault: (error) => faults.push(error),
  })
  return { log, rooms, faults }
}

describe('the rooms of a server', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('[L48] an interview has one room, however many ask for it at once and however they spell its id', async () => {
    const { rooms } = house()
    await rooms.submitHouse(INTERVIEW, open, ada)
    const found = await Promise.all([rooms.get(INTERVIEW), rooms.get(INTERVIEW), rooms.get(INTERVIEW.toUpperCase())])
    expect(new Set(found).size).toBe(1)
    const mixed = 'abcdef00-0000-4000-8000-000000000001'
    await rooms.submitHouse(mixed.toUpperCase(), { ...open, id: mixed }, ada)
    expect(await rooms.get(mixed)).toBe(await rooms.get(mixed.toUpperCase()))
  })

  it('[L49] an interview that is not there has no room, and asking for it leaves nothing behind', async () => {
    const { rooms } = house()
    expect(await rooms.get(ABSENT)).toBeUndefined()
    expect(await rooms.peek(ABSENT)).toBeUndefined()
    expect(await rooms.submitHouse(ABSENT, { type: 'takeSeat', seat: 'guest', name: 'Bob' }, bob)).toEqual({
      ok: false,
      code: 'wrongStage',
    })
    expect(await rooms.get(INTERVIEW)).toBeUndefined()
    expect(await rooms.submitHouse(INTERVIEW, open, ada)).toEqual({ ok: true })
    expect((await rooms.get(INTERVIEW))?.interview.people).toMatchObject([{ id: ada, seat: 'host' }])
  })

  it('[L50] an empty room is closed after a while, but not under somebody who came back', async () => {
    const { rooms } = house()
    await rooms.submitHouse(INTERVIEW, open, ada)
    const room = await rooms.get(INTERVIEW)
    const leave = room?.join(ada, silent)
    await vi.advanceTimersByTimeAsync(3_600_000)
    expect(await rooms.get(INTERVIEW)).toBe(room)
    leave?.()
    if (room) rooms.left(room)
    await vi.advanceTimersByTimeAsync(3_600_000)
    const next = await rooms.get(INTERVIEW)
    expect(next).not.toBe(room)
    expect(next?.interview.people).toHaveLength(1)
  })

  it('[L51] a room that has closed is followed by a new one, which has everything', async () => {
    const { rooms } = house()
    await rooms.submitHouse(INTERVIEW, open, ada)
    const old = await rooms.get(INTERVIEW)
    old?.close()
    const current = await rooms.get(INTERVIEW)
    expect(current).not.toBe(old)
    await old?.finish()
    expect(await rooms.get(INTERVIEW)).toBe(current)
    expect(current?.interview).toEqual(old?.interview)
  })

  it('[L52] a log that can’t be read is tried again by the next who asks', async () => {
    const { rooms, log } = house()
    await rooms.submitHouse(INTERVIEW, open, ada)
    ;(await rooms.get(INTERVIEW))?.close()
    log.isDown = true
    await expect(rooms.get(INTERVIEW)).rejects.toThrow('away')
    log.isDown = false
    expect((await rooms.get(INTERVIEW))?.interview.id).toBe(INTERVIEW)
  })

  it('[L53] a listener that fails does not make what is committed look unsaved', async () => {
    const { rooms, faults } = house()
    const heard: string[] = []
    rooms.onTold(() => {
      throw new Error('a row could not be written')
    })
    rooms.onTold((_, type) => heard.push(type))
    expect(await rooms.submitHouse(INTERVIEW, open, ada)).toEqual({ ok: true })
    expect([heard, faults.length]).toEqual([['interviewOpened', 'seatTaken'], 2])
  })

  it('[L54] a server that stops stores what it was asked before, in every room', async () => {
    const { rooms, log } = house()
    await rooms.submitHouse(INTERVIEW, open, ada)
    const release = log.hold()
    const asked = rooms.submitHouse(INTERVIEW, { type: 'takeSeat', seat: 'guest', name: 'Bob' }, bob)
    // Two microtasks, so that the room has taken the command.
    await Promise.resolve()
    await Promise.resolve()
    const closed = rooms.closeAll()
    release()
    await closed
    expect(await asked).toEqual({ ok: true })
    expect(rooms.isClosing).toBe(true)
    expect(log.entries(INTERVIEW)).toHaveLength(3)
  })
})
