import type { Prompting } from '@dryrun/shared/interview/terms.ts'
import type { OptimisticPanel } from '../../live/optimistic-view.ts'
import { stampOf } from '../../live/round-clock.ts'
import { useLeads, useRound, useSubmit } from '../../live/use-interviewer-panel.ts'
import { HowChoice } from '../HowChoice.tsx'
import type { Filter } from './filter.ts'
import { Marked } from './Marked.tsx'
import { ScriptRow } from './ScriptRow.tsx'
import classes from './script.module.css'

/** Expected points. A click ticks a point with how it came up, a second click clears it. */
export function Points({ desk, filter }: { desk: OptimisticPanel; filter: Filter }) {
  const leads = useLeads()
  const round = useRound()
  const submit = useSubmit()
  const pick = (pointId: string, how: Prompting, chosen: boolean) =>
    submit(chosen ? { type: 'untickPoint', pointId } : { type: 'tickPoint', pointId, how })
  return (
    <ul className={classes.list}>
      {desk.question.script.points.map(({ id, point, listenFor, figures }) => {
        const tick = desk.ticks.find(({ pointId }) => pointId === id)
        return (
          <ScriptRow
            key={id}
            text={point}
            more={[listenFor, ...figures]}
            filter={filter}
            done={tick !== undefined}
            waiting={desk.waiting.has(`tick:${id}`)}
            actions={
              <HowChoice
                label={`Heard: ${point}`}
                value={tick?.how ?? null}
                stamp={tick && stampOf(round, tick.at)}
                disabled={!leads}
                onPick={(how) => pick(id, how, tick?.how === how)}
              />
            }
          >
            <p className={classes.text}>
              <Marked filter={filter}>{listenFor}</Marked>
            </p>
            {figures.length > 0 && <PointFigures figures={figures} filter={filter} />}
          </ScriptRow>
        )
      })}
    </ul>
  )
}

function PointFigures({ figures, filter }: { figures: readonly string[]; filter: Filter }) {
  return (
    <ul className={classes.figures} aria-label="Figures">
      {figures.map((figure) => (
        <li key={figure}>
          <Marked filter={filter}>{figure}</Marked>
        </li>
      ))}
    </ul>
  )
}
