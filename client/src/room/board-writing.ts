import { type RefObject, useEffect } from 'react'
import type { BoardApi } from './board-api.ts'
import type { Others } from './presence.ts'
import type { RoomState } from './room-store.ts'
import { useRoomClient } from './use-room.ts'

/** Who writes in which text element now. */
export const writersOf = (others: Others): { personId: string; elementId: string }[] =>
  Object.entries(others).flatMap(([personId, { editing }]) => (editing ? [{ personId, elementId: editing }] : []))

/**
 * Keeps this person out of a text that somebody else is writing in. When two begin at the same moment, the one with the
 * smaller id stays, on both screens.
 */
export function useWritingPlace(api: BoardApi | null, root: RefObject<HTMLElement | null>): void {
  const { others, store } = useRoomClient()
  useEffect(() => {
    if (!api) return
    let mine: string | null = null
    let isLeaving = false
    const look = () => {
      if (isLeaving) return
      const editing = api.getAppState().editingTextElement?.id ?? null
      const isNew = editing !== mine
      mine = editing
      const me = store.getState().view?.me
      const there = writersOf(others.getState()).find(({ elementId }) => elementId === editing)
      if (!there || !me || (!isNew && me < there.personId)) return
      mine = null
      isLeaving = true
      // The canvas may be in the middle of drawing itself, and then can't be made to close its field at once.
      queueMicrotask(() => keepOut(there.personId))
    }
    const keepOut = (personId: string) => {
      leave(root.current)
      isLeaving = false
      api.setToast({
        message: `${nameOf(store.getState(), personId)} is writing here`,
        duration: 3_000,
        closable: true,
      })
    }
    const stops = [api.onChange(look), others.subscribe(look)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [api, others, store, root])
}

/** The canvas takes Escape in its text field as "done": what was written so far stays. */
function leave(root: HTMLElement | null): void {
  const field = root?.querySelector('textarea.excalidraw-wysiwyg')
  field?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
}

const nameOf = ({ view }: RoomState, id: string): string =>
  view?.people.find((person) => person.id === id)?.name ?? 'Somebody'
