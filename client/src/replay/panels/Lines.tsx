import { sentenceOf, type TimelineLine } from '@dryrun/shared/timeline/timeline-line.ts'
import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { memo, useEffect, useMemo, useRef, useState } from 'react'
import { type Filter, filterOf, matches } from '../../room/script/filter.ts'
import { Marked } from '../../room/script/Marked.tsx'
import { chapterAt, stampAt } from '../player/moment.ts'
import type { ReplayLine } from '../player/replay-state.ts'
import { useLines, usePlayer, useReplay } from '../player/use-replay.ts'
import { isMarkerKind } from '../timeline/kind-text.ts'
import { MarkerSign } from '../timeline/MarkerSign.tsx'
import classes from './Lines.module.css'

type Row = { line: ReplayLine; words: string; stamp: string; round: number }

export function Lines() {
  const [text, setText] = useState('')
  const filter = useMemo(() => filterOf(text), [text])
  const all = useRows()
  const rows = useMemo(() => all.filter(({ words }) => matches(filter, words)), [all, filter])
  const current = usePlayer(({ at }) => rows.findLastIndex(({ line }) => line.at <= at))
  return (
    <div className={classes.panel}>
      <div className={classes.head}>
        <TextInput
          size="xs"
          placeholder="Find in the timeline"
          aria-label="Find in the timeline"
          leftSection={<IconSearch size={14} stroke={1.75} />}
          rightSection={text && <CloseButton size="xs" aria-label="Show all again" onClick={() => setText('')} />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && setText('')}
        />
      </div>
      <LineList rows={rows} filter={filter} current={current} />
      {!rows.length && (
        <p className={classes.none}>
          {text ? 'Nothing in the timeline has these words.' : 'Nothing has happened yet.'}
        </p>
      )}
    </div>
  )
}

function useRows(): Row[] {
  const lines = useLines()
  const people = usePlayer(({ head }) => head.people)
  const chapters = usePlayer(({ head }) => head.chapters)
  return useMemo(() => {
    const nameOf = (id: string) => people.find((person) => person.id === id)?.name
    return lines.map((line) => {
      const chapter = chapterAt(chapters, line.at)
      return {
        line,
        words: sentenceOf(line as TimelineLine, nameOf),
        stamp: chapter ? stampAt(chapter, line.at) : '',
        round: chapter?.round ?? 0,
      }
    })
  }, [lines, people, chapters])
}

function LineList({ rows, filter, current }: { rows: readonly Row[]; filter: Filter; current: number }) {
  const list = useRef<HTMLOListElement>(null)
  const isRead = useRef(false)
  useEffect(() => {
    if (!isRead.current) showLine(list.current, current)
  }, [current])
  const { player } = useReplay()
  return (
    <ol
      ref={list}
      className={classes.list}
      aria-label="What happened"
      onPointerEnter={() => {
        isRead.current = true
      }}
      onPointerLeave={() => {
        isRead.current = false
      }}
    >
      {rows.map((row, place) => (
        <LineRow
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may share everything but their place, and hold no state
          key={place}
          row={row}
          filter={filter}
          isCurrent={place === current}
          beginsRound={place > 0 && rows[place - 1]?.round !== row.round}
          onSeek={player.seek}
        />
      ))}
    </ol>
  )
}

/** Scrolls only the list; `scrollIntoView` would scroll its ancestors too. */
function showLine(list: HTMLElement | null, place: number): void {
  const line = list?.children[place]
  if (!list || !(line instanceof HTMLElement)) return
  const top = line.offsetTop - list.offsetTop
  const isInSight = top >= list.scrollTop && top + line.offsetHeight <= list.scrollTop + list.clientHeight
  if (!isInSight) list.scrollTo({ top: top - list.clientHeight / 2 })
}

type LineProps = {
  row: Row
  filter: Filter
  isCurrent: boolean
  beginsRound: boolean
  onSeek: (at: number) => void
}

const LineRow = memo(function LineRow({ row, filter, isCurrent, beginsRound, onSeek }: LineProps) {
  const { line, words, stamp } = row
  return (
    <li data-begins={beginsRound}>
      <button
        type="button"
        className={classes.line}
        aria-current={isCurrent ? 'step' : undefined}
        onClick={() => onSeek(line.at)}
      >
        <span className={classes.stamp}>{stamp}</span>
        <span className={classes.sign}>{isMarkerKind(line.kind) && <MarkerSign kind={line.kind} />}</span>
        <span className={classes.words}>
          <Marked filter={filter}>{words}</Marked>
        </span>
      </button>
    </li>
  )
})
