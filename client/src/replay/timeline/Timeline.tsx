import { ActionIcon } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useNarrow } from '../../room/panels.ts'
import { chapterAt } from '../player/moment.ts'
import { usePlayer, useReplay } from '../player/use-replay.ts'
import { ChapterRow } from './ChapterRow.tsx'
import classes from './Timeline.module.css'

export function Timeline() {
  const { ref, width } = useElementSize()
  const narrow = useNarrow()
  const chapters = usePlayer(({ head }) => head.chapters)
  const current = usePlayer(({ head, at }) => chapterAt(head.chapters, at)?.round)
  const shown = narrow ? chapters.filter(({ round }) => round === current) : chapters
  return (
    <section className={classes.timeline} aria-label="Timeline" ref={ref}>
      {narrow && chapters.length > 1 && <RoundSteps />}
      {shown.map((chapter) => (
        <ChapterRow
          key={chapter.round}
          chapter={chapter}
          isCurrent={chapter.round === current}
          isNamed={chapters.length > 1 && !narrow}
          width={width}
        />
      ))}
    </section>
  )
}

function RoundSteps() {
  const { player } = useReplay()
  const chapters = usePlayer(({ head }) => head.chapters)
  const place = usePlayer(({ head, at }) => head.chapters.findLastIndex(({ startedAt }) => startedAt <= at))
  const here = chapters[Math.max(place, 0)]
  const go = (step: number) => {
    const chapter = chapters[place + step]
    if (chapter) player.seek(chapter.startedAt)
  }
  return (
    <div className={classes.steps}>
      <ActionIcon variant="subtle" color="gray" aria-label="Round before" disabled={place < 1} onClick={() => go(-1)}>
        <IconChevronLeft size={18} stroke={1.75} />
      </ActionIcon>
      <p className={classes.name}>
        <b>Round {(here?.round ?? 0) + 1}</b> {here?.title}
      </p>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label="Next round"
        disabled={place + 1 >= chapters.length}
        onClick={() => go(1)}
      >
        <IconChevronRight size={18} stroke={1.75} />
      </ActionIcon>
    </div>
  )
}
