import { useEffect, useRef, useState } from 'react'
import { useSubmit } from '../../live/use-interviewer-panel.ts'

const UNDO_MS = 6_000

export type Removals = { isLeaving(noteId: string): boolean; remove(noteId: string): void; undo(noteId: string): void }

/** Delays each removal until its undo time is over, because a note that is written again would lose its time stamp. */
export function useRemovals(round: number): Removals {
  const submit = useSubmit()
  const [leaving, setLeaving] = useState<readonly string[]>([])
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>())
  const removeNow = useRef<(noteId: string) => void>(() => undefined)
  removeNow.current = (noteId) => {
    timers.current.delete(noteId)
    submit({ type: 'removeNote', round, noteId })
    setLeaving((ids) => ids.filter((id) => id !== noteId))
  }
  useEffect(() => {
    const running = timers.current
    return () => {
      for (const [noteId, timer] of running) {
        clearTimeout(timer)
        removeNow.current(noteId)
      }
    }
  }, [])
  return {
    isLeaving: (noteId) => leaving.includes(noteId),
    remove: (noteId) => {
      setLeaving((ids) => [...ids, noteId])
      timers.current.set(
        noteId,
        setTimeout(() => removeNow.current(noteId), UNDO_MS),
      )
    },
    undo: (noteId) => {
      clearTimeout(timers.current.get(noteId))
      timers.current.delete(noteId)
      setLeaving((ids) => ids.filter((id) => id !== noteId))
    },
  }
}
