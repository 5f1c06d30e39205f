import '@mantine/charts/styles.layer.css'
import { DimensionId } from '@dryrun/shared/interview/terms.ts'
import type { ReportPhase, ReportScore } from '@dryrun/shared/report/report-view.ts'
import { BarChart, RadarChart } from '@mantine/charts'
import classes from './Charts.module.css'

/** Loaded lazily: the chart library is larger than the rest of the report. */

const MINUTE = 60_000
// Heights are styles: Mantine would convert them to rem, and the root font size differs in print.

/** Fewer corners do not form a shape. */
const FEWEST = 3

const shortNames: Readonly<Record<DimensionId, string>> = {
  requirements: 'Requirements',
  estimation: 'Estimation',
  'api-and-data': 'API and data',
  'high-level-design': 'High level',
  'deep-dive': 'Deep dive',
  'trade-offs': 'Trade-offs',
  framing: 'Framing',
  mechanism: 'Mechanism',
  numbers: 'Numbers',
  operation: 'Operation',
  communication: 'Communication',
}

type RadarProps = { rows: readonly ReportScore[]; own: string }

export function ScoreRadar({ rows, own }: RadarProps) {
  const corners = rows.flatMap(({ id, level, self, previous }) => {
    const known = DimensionId.safeParse(id)
    if (!known.success || level === null) return []
    return [{ corner: shortNames[known.data], Interviewer: level, [own]: self, 'Last time': previous }]
  })
  if (corners.length < FEWEST) return <p className={classes.none}>Too few scores to draw a shape of them.</p>
  const series = [
    { name: 'Interviewer', color: 'var(--dr-accent)' },
    { name: own, color: 'var(--dr-warn)' },
    ...(corners.some((corner) => corner['Last time']) ? [{ name: 'Last time', color: 'var(--dr-text-dim)' }] : []),
  ]
  return (
    <div className={classes.figure} role="img" aria-label="The scores as a shape; the table beside has the figures.">
      <RadarChart
        style={{ height: 300 }}
        data={corners}
        dataKey="corner"
        series={series}
        textColor="var(--dr-text)"
        gridColor="var(--dr-line)"
        withPolarRadiusAxis
        withLegend
        withDots
        accessibilityLayer={false}
        polarRadiusAxisProps={{ domain: [0, 4], tickCount: 5, angle: 90, tick: false, axisLine: false }}
        radarProps={({ name }) => ({
          isAnimationActive: false,
          strokeWidth: 2,
          // Only one shape is filled; the others overlay it as lines.
          fillOpacity: name === 'Interviewer' ? 0.2 : 0,
          ...dashes[name === own ? 'own' : name],
        })}
        radarChartProps={{ outerRadius: '72%' }}
      />
    </div>
  )
}

/** Distinguishes the shapes without color. */
const dashes: Readonly<Record<string, { strokeDasharray: string }>> = {
  own: { strokeDasharray: '6 4' },
  'Last time': { strokeDasharray: '2 3' },
}

export function PhaseBars({ phases }: { phases: readonly ReportPhase[] }) {
  const bars = phases.map(({ name, planned, spent }) => ({
    name,
    Planned: inMinutes(planned),
    Spent: inMinutes(spent),
  }))
  return (
    <div className={classes.figure} role="img" aria-label="Minutes of each phase; the table beside has the figures.">
      <BarChart
        style={{ height: 60 + bars.length * 34 }}
        data={bars}
        dataKey="name"
        orientation="vertical"
        series={[
          { name: 'Planned', color: 'color-mix(in srgb, var(--dr-text-dim) 55%, var(--dr-ground))' },
          { name: 'Spent', color: 'var(--dr-accent)' },
        ]}
        textColor="var(--dr-text)"
        gridColor="var(--dr-line)"
        gridAxis="y"
        tickLine="none"
        withLegend
        withTooltip={false}
        accessibilityLayer={false}
        yAxisProps={{ width: 132, interval: 0 }}
        barProps={{ isAnimationActive: false, radius: 2 }}
        maxBarWidth={10}
      />
    </div>
  )
}

const inMinutes = (ms: number): number => Math.round((ms / MINUTE) * 10) / 10
