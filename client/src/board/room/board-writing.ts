import { isolated } from '@dryrun/shared/format.ts'
import { type RefObject, useCallback, useEffect, useLayoutEffect } from 'react'
import { noteOn } from '../../live/admission/note.ts'
import type { Others } from '../../live/presence.ts'
import type { RoomState } from '../../live/room-store.ts'
import { useRoomClient } from '../../live/use-room.ts'
import type { BoardApi } from '../board-api.ts'

export const writersOf = (others: Others): { personId: string; elementId: string }[] =>
  Object.entries(others).flatMap(([personId, { editing }]) => (editing ? [{ personId, elementId: editing }] : []))

type Written = Readonly<{ id: string; type: string; containerId?: string | null }>
type Loss = 'deleted' | 'closed'
type Place = { root: RefObject<HTMLElement | null>; readOnly: boolean }

/**
 * Keeps the user out of a text that another connection edits, and saves the text of an element that goes away during
 * editing. Returns the handler for elements that others erased.
 */
export function useWritingPlace(api: BoardApi | null, { root, readOnly }: Place) {
  const { note } = useRoomClient()
  useOneWriter(api, root)
  const lose = useCallback(
    (reason: Loss, element: Written) => {
      const words = fieldIn(root.current)?.value
      if (words === undefined) return
      const rest = words.trim()
      note([noteOn(element, reason, rest ? { rest } : {})])
    },
    [root, note],
  )
  useLayoutEffect(() => {
    const close = () => {
      const text = api && writtenIn(api).at(-1)
      if (!text) return
      lose('closed', text)
      abandon(fieldIn(root.current))
    }
    if (readOnly) close()
    return close
  }, [api, readOnly, lose, root])
  return useCallback(
    (ids: readonly string[]) => {
      const erased = api && writtenIn(api).find(({ id }) => ids.includes(id))
      if (!erased) return
      lose('deleted', erased)
      queueMicrotask(() => leave(root.current))
    },
    [api, lose, root],
  )
}

/** Returns the edited text and its container. */
function writtenIn(api: BoardApi): Written[] {
  const text: Written | null = api.getAppState().editingTextElement
  const scene = api.getSceneElementsIncludingDeleted()
  return [text?.containerId, text?.id].flatMap((wanted) => scene.find(({ id }) => id === wanted) ?? [])
}

/** Leaves a text when the server names another writer for it. */
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
      // Deferred, because Excalidraw may be rendering and then can't close its field.
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

const fieldIn = (root: HTMLElement | null) =>
  root?.querySelector<HTMLTextAreaElement>('textarea.excalidraw-wysiwyg') ?? null

/** Ends a text field of an unmounting canvas: Excalidraw removes its listeners first, then fails without its scene. */
function abandon(field: HTMLTextAreaElement | null): void {
  const submit = field?.onblur
  if (!field || !submit) return
  field.onblur = null
  queueMicrotask(() => {
    try {
      submit.call(field, new FocusEvent('blur'))
    } catch {
      // The error is expected: only the removal of the listeners matters.
    }
  })
}

/** Excalidraw treats Escape in a text field as "done" and keeps the text. */
function leave(root: HTMLElement | null): void {
  fieldIn(root)?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
}

function whoWrites({ view }: RoomState, id: string): string {
  if (view?.me === id) return 'You are writing here in another tab'
  const writer = view?.people.find((person) => person.id === id)
  return `${writer ? isolated(writer.name) : 'Another person'} is writing here`
}
