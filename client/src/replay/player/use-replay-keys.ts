import { useEffect } from 'react'
import type { Player } from './player.ts'
import { type Replay, useReplay } from './use-replay.ts'

export const JUMP_MS = 10_000
const NUDGE_MS = 5_000

export const keyRows: readonly (readonly [string, string])[] = [
  ['Space or K', 'Play or pause'],
  ['← →', 'Back or forward 5 seconds'],
  ['J L', 'Back or forward 10 seconds'],
  ['Shift+← Shift+→', 'To the marker before, or the next'],
  [', .', 'To the change before, or the next'],
  ['Home End', 'To the beginning, or the end'],
  ['?', 'This list'],
]

/** Keyboard shortcuts of the replay. Inactive while a field, a menu or a dialog has the focus. */
export function useReplayKeys(): void {
  const replay = useReplay()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || isTaken(event)) return
      const act = actOf(event, replay)
      if (!act) return
      event.preventDefault()
      event.stopPropagation()
      act()
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [replay])
}

type Act = (() => void) | undefined

function plain({ key }: KeyboardEvent, player: Player): Act {
  const { head } = player.store.getState()
  const acts: Readonly<Record<string, () => void>> = {
    ' ': player.toggle,
    k: player.toggle,
    j: () => player.nudge(-JUMP_MS),
    l: () => player.nudge(JUMP_MS),
    arrowleft: () => player.nudge(-NUDGE_MS),
    arrowright: () => player.nudge(NUDGE_MS),
    ',': () => player.step(-1),
    '.': () => player.step(1),
    home: () => player.seek(head.startedAt),
    end: () => player.seek(head.endedAt),
  }
  return acts[key.toLowerCase()]
}

function actOf(event: KeyboardEvent, { player, layout }: Replay): Act {
  // Before the Shift check: layouts differ in whether `?` needs Shift.
  if (event.key === '?') return () => layout.setState({ dialog: 'keys' })
  if (!event.shiftKey) return plain(event, player)
  if (event.key === 'ArrowLeft') return () => player.toMarker(-1)
  if (event.key === 'ArrowRight') return () => player.toMarker(1)
  return undefined
}

const fields =
  'input:not([type=range]), textarea, select, [contenteditable=true], [role=menu], [role=dialog], [role=listbox]'
/** Elements that handle Space themselves. */
const pressed = 'button, a, summary, [role=button], [role=tab]'

function isTaken({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false
  if (target.closest(fields)) return true
  if (key === ' ') return target.closest(pressed) !== null
  return (key === 'Home' || key.startsWith('Arrow')) && target.closest('[role=tablist]') !== null
}
