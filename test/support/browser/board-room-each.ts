import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { BoardHouse, type BoardRoom } from './board-room.ts'

type Kept = Readonly<{ house: BoardHouse; room: BoardRoom }>

/**
 * A server for the file and a new room for each test, closed after it. With `allowed`, the browsers must not have
 * complained of anything else.
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
