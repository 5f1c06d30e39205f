import type { OptimisticPanel } from '../../live/optimistic-view.ts'
import { type Filter, matches } from './filter.ts'
import { Marked } from './Marked.tsx'
import classes from './script.module.css'

export function Figures({ desk, filter }: { desk: OptimisticPanel; filter: Filter }) {
  const figures = desk.question.script.figures.filter(({ value, meaning }) => matches(filter, value, meaning))
  return (
    <dl className={classes.numbers}>
      {figures.map(({ value, meaning }) => (
        <div key={value}>
          <dt>
            <Marked filter={filter}>{value}</Marked>
          </dt>
          <dd>
            <Marked filter={filter}>{meaning}</Marked>
          </dd>
        </div>
      ))}
    </dl>
  )
}
