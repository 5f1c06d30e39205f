import { type Filter, pieces } from './filter.ts'
import classes from './script.module.css'

export function Marked({ children, filter }: { children: string; filter: Filter }) {
  if (!filter.length) return children
  return pieces(children, filter).map(({ text, hit, at }) =>
    hit ? (
      <mark key={at} className={classes.hit}>
        {text}
      </mark>
    ) : (
      text
    ),
  )
}
