import type { Prompting } from '@dryrun/shared/interview/terms.ts'
import type { PointFigure } from '@dryrun/shared/pack/figure.ts'
import type { OptimisticPanel } from '../../live/optimistic-view.ts'
import { stampOf } from '../../live/round-clock.ts'
import { useLeads, useRound, useSubmit } from '../../live/use-interviewer-panel.ts'
import { HowChoice } from '../HowChoice.tsx'
import type { Filter } from './filter.ts'
import { Branches } from './guide/Branches.tsx'
import { Checks } from './guide/Checks.tsx'
import { Misquotes } from './guide/Misquotes.tsx'
import { Marked } from './Marked.tsx'
import { ScriptRow } from './ScriptRow.tsx'
import classes from './script.module.css'
import { asideTexts } from './sections.ts'

/** Expected points. A click ticks a point with how it came up, a second click clears it. */
export function Points({ desk, filter }: { desk: OptimisticPanel; filter: Filter }) {
  return (
    <ul className={classes.list}>
      {desk.question.script.points.map(({ id, point, listenFor, figures, checks, branches, misquotes }) => {
        return (
          <ScriptRow
            key={id}
            text={point}
            more={[
              listenFor,
              ...figures.map(({ value }) => value),
              ...checks.map(({ check }) => check),
              ...asideTexts({ branches, misquotes }),
            ]}
            filter={filter}
            done={desk.ticks.some(({ pointId }) => pointId === id)}
            waiting={desk.waiting.has(`tick:${id}`)}
            actions={<Heard desk={desk} id={id} label={`Heard: ${point}`} />}
          >
            <Checks of="point" itemId={id} checks={checks} desk={desk} filter={filter} />
            <p className={classes.text}>
              <Marked filter={filter}>{listenFor}</Marked>
            </p>
            <Branches branches={branches} filter={filter} />
            <Misquotes pointId={id} misquotes={misquotes} desk={desk} filter={filter} />
            {figures.length > 0 && <PointFigures figures={figures} filter={filter} />}
          </ScriptRow>
        )
      })}
    </ul>
  )
}

/** Ticks a point with how it came up; the chosen option again unticks it. */
export function Heard({ desk, id: pointId, label }: { desk: OptimisticPanel; id: string; label: string }) {
  const leads = useLeads()
  const round = useRound()
  const submit = useSubmit()
  const tick = desk.ticks.find((one) => one.pointId === pointId)
  const pick = (how: Prompting) =>
    submit(tick?.how === how ? { type: 'untickPoint', pointId } : { type: 'tickPoint', pointId, how })
  return (
    <HowChoice
      label={label}
      value={tick?.how ?? null}
      stamp={tick && stampOf(round, tick.at)}
      disabled={!leads}
      onPick={pick}
    />
  )
}

function PointFigures({ figures, filter }: { figures: readonly PointFigure[]; filter: Filter }) {
  return (
    <ul className={classes.figures} aria-label="Figures">
      {figures.map(({ value }) => (
        <li key={value}>
          <Marked filter={filter}>{value}</Marked>
        </li>
      ))}
    </ul>
  )
}
