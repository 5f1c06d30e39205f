import { useRoom } from './use-room.ts'

/** Whether one's own work is safe, always in sight. */
export function SaveState() {
  const waiting = useRoom(({ unsaved }) => unsaved.length)
  return <span role="status">{waiting ? `Saving ${waiting} changes` : 'All saved'}</span>
}
