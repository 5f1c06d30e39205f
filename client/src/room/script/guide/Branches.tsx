import type { Branch } from '@dryrun/shared/pack/script-items.ts'
import type { Filter } from '../filter.ts'
import { Marked } from '../Marked.tsx'
import classes from '../script.module.css'

/** What to ask once the candidate says a thing. */
export function Branches({ branches, filter }: { branches: readonly Branch[]; filter: Filter }) {
  return branches.map(({ ifTheySay, ask }) => (
    <p key={ifTheySay} className={classes.text}>
      <b>If they say</b> <Marked filter={filter}>{ifTheySay}</Marked> <b>ask</b> <Marked filter={filter}>{ask}</Marked>
    </p>
  ))
}
