import { type RefObject, useCallback, useEffect, useLayoutEffect } from 'react'
import type { BoardApi } from './board-api.ts'
import { showLostWords } from './LostWords.tsx'
import type { Others } from './presence.ts'
import type { RoomState } from './room-store.ts'
import { useRoomClient } from './use-room.ts'

/** Who writes in which text element now. */
export const writersOf = (others: Others): { personId: string; elementId: string }[] =>
  Object.entries(others).flatMap(([personId, { editing }]) => (editing ? [{ personId, elementId: editing }] : []))

type Place = { root: RefObject<HTMLElement | null>; readOnly: boolean }

/**
 * Keeps this tab out of a text that another tab is writing in, and keeps the words of a text that goes while this tab
 * writes in it. Returns what to call with the elements that others erased.
 */
export function useWritingPlace(api: BoardApi | null, { root, readOnly }: Place) {
  useOneWriter(api, root)
  const lose = useCallback(
    (reason: string) => {
      const words = root.current?.querySelector<HTMLTextAreaElement>('textarea.excalidraw-wysiwyg')?.value
      if (words === undefined) return
      showLostWords(reason, words)
      queueMicrotask(() => leave(root.current))
    },
    [root],
  )
  useLayoutEffect(() => {
    if (api && readOnly) lose('The board was closed while you were writing.')
    return () => lose('The board was closed while you were writing.')
  }, [api, readOnly, lose])
  return useCallback(
    (ids: readonly string[]) => {
      const text = api?.getAppState().editingTextElement as { id: string; containerId?: string | null } | null
      if (text?.containerId && ids.includes(text.containerId)) lose('The shape you were writing in was deleted.')
      else if (text && ids.includes(text.id)) lose('The text you were writing in was deleted.')
    },
    [api, lose],
  )
}

/** The server names one writer of a text. This tab leaves a text as soon as it hears of another writer. */
function useOneWriter(api: BoardApi | null, root: RefObject<HTMLElement | null>): void {
  const { others, store } = useRoomClient()
  useEffect(() => {
    if (!api) return
    let isLeaving = false
    const look = () => {
      const editing = api.getAppState().editingTextElement?.id ?? null
      const there = writersOf(others.getState()).find(({ elementId }) => elementId === editing)
      if (isLeaving || !there) return
      isLeaving = true
      // The canvas may be in the middle of drawing itself, and then can't be made to close its field at once.
      queueMicrotask(() => keepOut(there.personId))
    }
    const keepOut = (personId: string) => {
      leave(root.current)
      isLeaving = false
      api.setToast({ message: whoWrites(store.getState(), personId), duration: 3_000, closable: true })
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

function whoWrites({ view }: RoomState, id: string): string {
  if (view?.me === id) return 'You are writing here in another tab'
  return `${view?.people.find((person) => person.id === id)?.name ?? 'Another person'} is writing here`
}
