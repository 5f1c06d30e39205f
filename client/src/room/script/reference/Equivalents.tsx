import type { Equivalent } from '@dryrun/shared/pack/extras.ts'
import { type Filter, matches } from '../filter.ts'
import { Marked } from '../Marked.tsx'
import { equivalentTexts } from '../sections.ts'
import classes from './reference.module.css'

type Props = { equivalents: readonly Equivalent[]; filter: Filter }

/** What does the same job elsewhere, for candidates who know another provider. */
export function Equivalents({ equivalents, filter }: Props) {
  const found = equivalents.filter((each) => matches(filter, ...equivalentTexts(each)))
  return (
    <ul className={classes.rows}>
      {found.map(({ id, job, names, differs, asOf, source }) => (
        <li key={id} className={classes.equivalent}>
          <p className={classes.job}>
            <Marked filter={filter}>{job}</Marked>
          </p>
          <dl className={classes.names}>
            {names.map(({ where, name }) => (
              <div key={`${where} ${name}`} className={classes.name}>
                <dt>
                  <Marked filter={filter}>{where}</Marked>
                </dt>
                <dd>
                  <Marked filter={filter}>{name}</Marked>
                </dd>
              </div>
            ))}
          </dl>
          {differs && (
            <p className={classes.text}>
              <Marked filter={filter}>{differs}</Marked>
            </p>
          )}
          {(asOf || source) && <p className={classes.source}>{[source, asOf].filter(Boolean).join(', ')}</p>}
        </li>
      ))}
    </ul>
  )
}
