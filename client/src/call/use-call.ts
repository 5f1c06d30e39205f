import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useRoomClient, useView } from '../live/use-room.ts'
import { type CallClient, callOf } from './call-client.ts'
import type { CallView } from './call-store.ts'

/** Returns the call of the room. Throws outside of a live room. */
export const useCallClient = (): CallClient => callOf(useRoomClient())

export const useCall = <T>(selector: (view: CallView) => T): T => useStore(useCallClient().store, selector)

/** Whether this person has a voice; observers only listen. */
export function useTalks(): boolean {
  const { people, me } = useView()
  return people.some(({ id, seat }) => id === me && (seat === 'host' || seat === 'guest'))
}

/** Uses key codes: with Alt some layouts produce other characters. */
const isMuteKey = ({ code, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  code === 'KeyM' && altKey && !ctrlKey && !metaKey

/** Alt+M mutes and unmutes everywhere on the page. */
export function useMuteKey(): void {
  const client = useCallClient()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isMuteKey(event) || event.repeat) return
      event.preventDefault()
      event.stopPropagation()
      client.toggleMute()
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [client])
}
