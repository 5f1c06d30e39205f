import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { BoardHouse, type BoardRoom } from './board-room.ts'

type Kept = Readonly<{ house: BoardHouse; room: BoardRoom }>

/**
 * One server per file and a new room per test, closed after it. Fails where a browser complains of anything but
 * `allowed`.
 */
export function boardRoomForEachTest(allowed?: readonly RegExp[]): Kept {
  let house: BoardHouse
  let room: BoardRoom
  beforeAll(async () => {
    house = await BoardHouse.open()
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    room = await house.newRoom()
  })
  afterEach(async () => {
    const complaints = [...room.ada.complaints, ...room.bob.complaints]
    await room.close()
    if (!allowed) return
    expect(complaints.filter((complaint) => !allowed.some((one) => one.test(complaint)))).toEqual([])
  })
  return {
    get house() {
      return house
    },
    get room() {
      return room
    },
  }
}
