import { useElementSize } from '@mantine/hooks'
import { useNarrow } from '../room/panels.ts'
import { ChapterRow } from './ChapterRow.tsx'
import { chapterAt } from './moment.ts'
import classes from './Timeline.module.css'
import { usePlayer } from './use-replay.ts'

/** The whole recording at a glance, one row a round; on a narrow page the round that is being watched. */
export function Timeline() {
  const { ref, width } = useElementSize()
  const narrow = useNarrow()
  const chapters = usePlayer(({ head }) => head.chapters)
  const current = usePlayer(({ head, at }) => chapterAt(head.chapters, at)?.round)
  const shown = narrow ? chapters.filter(({ round }) => round === current) : chapters
  return (
    <section className={classes.timeline} aria-label="Timeline" ref={ref}>
      {shown.map((chapter) => (
        <ChapterRow
          key={chapter.round}
          chapter={chapter}
          isCurrent={chapter.round === current}
          isNamed={chapters.length > 1}
          width={width}
        />
      ))}
    </section>
  )
}
