import { Board } from '@dryrun/shared/interview/board.ts'
import type { Element } from '@dryrun/shared/interview/element.ts'
import type { ReportBoard } from '@dryrun/shared/report/report-view.ts'
import { useMemo } from 'react'
import { Moment } from '../Moment.tsx'
import report from '../Report.module.css'
import classes from './BoardGallery.module.css'
import { BoardPicture } from './BoardPicture.tsx'

type Shown = Readonly<{ phase: string; clock: number; elements: readonly Element[]; isChanged: boolean }>

export function BoardGallery({ boards }: { boards: readonly ReportBoard[] }) {
  const shown = useMemo(() => drawnOut(boards), [boards])
  const last = shown.at(-1)
  if (!last) return null
  const earlier = shown.slice(0, -1).filter(({ isChanged, elements }) => isChanged && elements.length > 0)
  return (
    <section>
      <h3 className={report.heading}>The board</h3>
      {last.elements.length > 0 ? (
        <figure className={classes.final}>
          <BoardPicture elements={last.elements}>As it was left</BoardPicture>
        </figure>
      ) : (
        <p className={report.words}>Nothing was on it at the end.</p>
      )}
      {earlier.length > 0 && (
        <>
          <h4 className={report.subheading}>At the end of each phase in which it changed</h4>
          <ul className={classes.phases}>
            {earlier.map(({ phase, clock, elements }) => (
              <li key={`${phase} ${clock}`}>
                <figure className={classes.phase}>
                  <BoardPicture elements={elements}>
                    {phase}, <Moment clock={clock} />
                  </BoardPicture>
                </figure>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** Rebuilds each full board from its patches, which are relative to the previous board. */
function drawnOut(boards: readonly ReportBoard[]): Shown[] {
  const board = new Board()
  return boards.map(({ phase, clock, patches }) => {
    board.apply(patches)
    const elements = [...board.elements()].filter(({ isDeleted }) => !isDeleted).map((element) => ({ ...element }))
    return { phase, clock, elements, isChanged: patches.length > 0 }
  })
}
