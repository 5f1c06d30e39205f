import { createRoomStore } from '../../live/room-store.ts'
import type { RecordedRoom } from '../../live/use-room.ts'
import type { Player } from './player.ts'

/** A recording as the room's panels look at it. It is kept at the moment for as long as it is followed. */
export function recordedRoom(player: Player): RecordedRoom & { follow(): () => void } {
  const store = createRoomStore()
  const look = () => {
    const { view, head } = player.store.getState()
    // Whoever watches is "you", whoever's eyes they look through.
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
