import { sentenceOf, type TimelineLine } from '@dryrun/shared/timeline/timeline-line.ts'
import { VisuallyHidden } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useSeen } from '../live/use-interviewer-panel.ts'
import { useRoomClient } from '../live/use-room.ts'

const GATHER_MS = 400

type Said = Readonly<{ place: number; lines: readonly TimelineLine[] }>

export function Announcer() {
  const { place, lines } = useNews()
  const people = useSeen((view) => view.people)
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name
  return (
    <VisuallyHidden role="status" aria-live="polite">
      <span key={place}>{lines.map((line) => sentenceOf(line, nameOf)).join('. ')}</span>
    </VisuallyHidden>
  )
}

function useNews(): Said {
  const { news } = useRoomClient()
  const [said, setSaid] = useState<Said>({ place: 0, lines: [] })
  useEffect(() => {
    let waiting: TimelineLine[] = []
    let timer: ReturnType<typeof setTimeout> | undefined
    const say = () => {
      const lines = waiting
      waiting = []
      timer = undefined
      setSaid(({ place }) => ({ place: place + 1, lines }))
    }
    const stop = news.listen((lines) => {
      waiting.push(...lines)
      timer ??= setTimeout(say, GATHER_MS)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [news])
  return said
}
