import type { Drawable } from '@dryrun/shared/drawing/stencil-match.ts'
import { VisuallyHidden } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useBoardApi } from './board-api.ts'
import { boardText } from './board-text.ts'

const PAUSE_MS = 800

/** The board as text for screen readers; it follows the drawing. */
export function BoardText() {
  const api = useBoardApi()
  const [lines, setLines] = useState<readonly string[]>([])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const read = () => {
      timer = undefined
      const next = boardText(api.getSceneElements() as readonly unknown[] as readonly Drawable[])
      setLines((before) => (before.join('\n') === next.join('\n') ? before : next))
    }
    const stop = api.onChange(() => {
      timer ??= setTimeout(read, PAUSE_MS)
    })
    read()
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [api])
  return (
    <VisuallyHidden component="section" aria-label="The board in words" data-board-words>
      {lines.length ? (
        <ul>
          {lines.map((line, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two shapes may have the same words, and lines hold no state
            <li key={place}>{line}</li>
          ))}
        </ul>
      ) : (
        <p>The board is empty.</p>
      )}
    </VisuallyHidden>
  )
}
