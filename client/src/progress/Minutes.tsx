import type { PhaseCourse } from '@dryrun/shared/api/progress.ts'
import { rangeWindow } from '@dryrun/shared/limits.ts'
import { Fold } from '../ui/Fold.tsx'
import table from '../ui/Table.module.css'
import classes from './Progress.module.css'
import { RoundLink } from './RoundLink.tsx'
import { minutesOf, rangeText } from './range-text.ts'

const MOST = 6

export function Minutes({ phases }: { phases: readonly PhaseCourse[] }) {
  if (!phases.length) return null
  return (
    <section aria-labelledby="minutes">
      <h2 id="minutes" className={classes.heading}>
        Minutes per phase
      </h2>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Phase</th>
            <th scope="col" className={table.figure}>
              Planned
            </th>
            <th scope="col">Spent, last {rangeWindow}</th>
            <td className={classes.barColumn} />
          </tr>
        </thead>
        <tbody>
          {phases.map((phase) => (
            <tr key={phase.id}>
              <th scope="row">{phase.name}</th>
              <td className={table.figure}>{minutesOf(phase.planned)}</td>
              <td>{spentWords(phase)}</td>
              <td className={classes.barColumn} aria-hidden="true">
                <PhaseBar phase={phase} longest={longestOf(phases)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Fold title="Round by round">
        <EachRound phases={phases} />
      </Fold>
    </section>
  )
}

const spentWords = ({ usual, points }: PhaseCourse): string =>
  usual ? rangeText(usual, minutesOf) : points.map(({ spent }) => minutesOf(spent)).join(', ')

const longestOf = (phases: readonly PhaseCourse[]): number =>
  Math.max(...phases.flatMap(({ planned, points }) => [planned, ...points.map(({ spent }) => spent)]), 1)

function PhaseBar({ phase: { usual, points, planned }, longest }: { phase: PhaseCourse; longest: number }) {
  const percent = (ms: number) => `${(ms / longest) * 100}%`
  const spent = points.map((point) => point.spent)
  const [low, high] = usual ? [usual.low, usual.high] : [Math.min(...spent), Math.max(...spent)]
  return (
    <div className={classes.bar}>
      <span className={classes.barRange} style={{ left: percent(low), width: percent(high - low) }} />
      <span className={classes.barPlan} style={{ left: percent(planned) }} />
    </div>
  )
}

function EachRound({ phases }: { phases: readonly PhaseCourse[] }) {
  const rounds = [...new Map(phases.flatMap(({ points }) => points).map((point) => [keyOf(point), point])).values()]
    .sort((a, b) => b.at - a.at)
    .slice(0, MOST)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached with the keyboard as well.
    <section className={classes.scrolls} aria-label="Minutes of each phase, round by round" tabIndex={0}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Phase</th>
            {rounds.map((round) => (
              <th key={keyOf(round)} scope="col" className={table.figure}>
                <RoundLink source={round} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {phases.map(({ id, name, points }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              {rounds.map((round) => {
                const point = points.find((each) => keyOf(each) === keyOf(round))
                return (
                  <td key={keyOf(round)} className={table.figure}>
                    {point ? minutesOf(point.spent) : '–'}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const keyOf = ({ interviewId, round }: PhaseCourse['points'][number]): string => `${interviewId} ${round}`
