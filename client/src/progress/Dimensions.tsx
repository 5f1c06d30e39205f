import type { DimensionTrend, ScorePoint } from '@dryrun/shared/api/progress.ts'
import { levelText } from '@dryrun/shared/format.ts'
import { rangeFewest, rangeWindow } from '@dryrun/shared/limits.ts'
import { Fold } from '../ui/Fold.tsx'
import { LevelBars } from '../ui/LevelBars.tsx'
import table from '../ui/Table.module.css'
import classes from './Progress.module.css'
import { RangeChart } from './RangeChart.tsx'
import { MomentLink, RoundLink } from './RoundLink.tsx'
import { apartText, rangeText, tooFew } from './range-text.ts'

export function Dimensions({ dimensions }: { dimensions: readonly DimensionTrend[] }) {
  if (dimensions.every(({ points }) => points.length < rangeFewest)) return <SoFar dimensions={dimensions} />
  return (
    <section aria-labelledby="dimensions">
      <h2 id="dimensions" className={classes.heading}>
        Each dimension over time
      </h2>
      <p className={classes.aside}>
        The band reaches from the lowest to the highest of the last {rangeWindow} scores, the line is the middle one,
        the dots are the scores. Levels go from 1, strong no, to 4, strong yes.
      </p>
      <ul className={classes.trends}>
        {dimensions.map((trend) => (
          <li key={trend.dimension} className={classes.trend}>
            <Trend trend={trend} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function SoFar({ dimensions }: { dimensions: readonly DimensionTrend[] }) {
  return (
    <section aria-labelledby="dimensions">
      <h2 id="dimensions" className={classes.heading}>
        Each dimension so far
      </h2>
      <p className={classes.aside}>
        One score is one opinion of one hour. From the third round at this level on you will see the range in which
        yours lie, and where they are going.
      </p>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Dimension</th>
            <ScoreHeads />
          </tr>
        </thead>
        <tbody>
          {dimensions.flatMap(({ dimension, name, points }) =>
            points.map((point) => (
              <tr key={`${dimension} ${point.interviewId} ${point.round}`}>
                <th scope="row">{name}</th>
                <ScoreCells point={point} />
              </tr>
            )),
          )}
        </tbody>
      </table>
    </section>
  )
}

function Trend({ trend: { name, points, selfAbove } }: { trend: DimensionTrend }) {
  const range = points.at(-1)?.range
  const words = range ? rangeText(range) : tooFew(points.length)
  return (
    <>
      <h3 className={classes.cardTitle}>{name}</h3>
      <RangeChart
        points={points.map(({ level, range: at }) => ({ value: level, range: at }))}
        top={4}
        label={`${name}: ${words}. The table below has each score.`}
      />
      <dl className={classes.figures}>
        <dt>Last five</dt>
        <dd>{words}</dd>
        <dt>Your own score</dt>
        <dd>{selfAbove ? rangeText(selfAbove, apartText) : tooFew(points.filter(({ self }) => self).length)}</dd>
      </dl>
      <Fold title="Each score">
        <Scores points={points} name={name} />
      </Fold>
    </>
  )
}

function Scores({ points, name }: { points: readonly ScorePoint[]; name: string }) {
  return (
    <table className={table.table} aria-label={`Each score for ${name}`}>
      <thead>
        <tr>
          <th scope="col">Round</th>
          <ScoreHeads />
        </tr>
      </thead>
      <tbody>
        {[...points].reverse().map((point) => (
          <tr key={`${point.interviewId} ${point.round}`}>
            <th scope="row">
              <RoundLink source={point} />
            </th>
            <ScoreCells point={point} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const ScoreHeads = () => (
  <>
    <th scope="col">Score</th>
    <th scope="col" className={table.figure}>
      Yours
    </th>
    <th scope="col">Moment</th>
  </>
)

function ScoreCells({ point }: { point: ScorePoint }) {
  return (
    <>
      <td>
        <span className={classes.call}>
          {point.level} <span className={classes.dim}>{levelText[point.level]}</span> <LevelBars level={point.level} />
        </span>
      </td>
      <td className={table.figure}>{point.self ?? '–'}</td>
      <td>
        {point.clock === null ? (
          <RoundLink source={point}>Report</RoundLink>
        ) : (
          <MomentLink source={point} clock={point.clock} />
        )}
      </td>
    </>
  )
}
