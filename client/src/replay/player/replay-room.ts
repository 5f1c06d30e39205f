import { createRoomStore } from '../../live/room-store.ts'
import type { RecordedRoom } from '../../live/use-room.ts'
import type { Player } from './player.ts'

/**
 * Presents a recording as a room for the room's panels. `follow` keeps it at the player's moment and returns the
 * unsubscribe function.
 */
export function recordedRoom(player: Player): RecordedRoom & { follow(): () => void } {
  const store = createRoomStore()
  const look = () => {
    const { view, head } = player.store.getState()
    // "You" stays the viewer in every perspective.
    if (view !== shown && view) store.setState({ view: { ...view, me: head.me ?? '' }, link: 'live' })
    shown = view
  }
  let shown = player.store.getState().view
  return {
    store,
    isRecording: true,
    now: () => player.store.getState().at,
    onTick: (run) => player.store.subscribe(run),
    follow() {
      shown = undefined
      look()
      return player.store.subscribe(look)
    },
  }
}
