import { shownWords } from '@dryrun/shared/interview/words.ts'
import { VisuallyHidden } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useRound, useSeen } from './use-desk.ts'

/** Says aloud what others see appear: a question put, a phase moved, a line of chat, the clock stopped. */
export function Announcer() {
  const words = useNews()
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {words}
    </VisuallyHidden>
  )
}

function useNews(): string {
  const [words, setWords] = useState('')
  const round = useRound()
  const shown = useSeen((view) => view.shown)
  const lens = useSeen((view) => view.lens)
  const plan = useSeen((view) => view.plan)
  const line = useSeen((view) => view.chat.at(-1))
  const me = useSeen((view) => view.me)
  const people = useSeen((view) => view.people)
  const phase = plan.find(({ id }) => id === round?.visits.at(-1)?.phase)?.name
  const last = shown.at(-1)
  const forMe = lens !== 'interviewer' && last
  useOnChange(last, () => forMe && setWords(`${shownWords[last.kind]}: ${last.text}`))
  useOnChange(phase, () => phase && setWords(`Phase: ${phase}`))
  useOnChange(round?.pausedAt ?? null, () => setWords(round?.pausedAt ? 'The clock is paused' : 'The clock runs again'))
  useOnChange(line, () => {
    const name = people.find(({ id }) => id === line?.by)?.name ?? 'Someone'
    if (line && line.by !== me) setWords(`${name} writes: ${line.text}`)
  })
  return words
}

/** Runs when a value has become another, not when the page opens on it. */
function useOnChange(value: unknown, run: () => void): void {
  const before = useRef(value)
  const latest = useRef(run)
  latest.current = run
  useEffect(() => {
    if (before.current === value) return
    before.current = value
    latest.current()
  }, [value])
}
