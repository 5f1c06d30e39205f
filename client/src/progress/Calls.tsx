import type { LevelCourse } from '@dryrun/shared/api/progress.ts'
import { levelText } from '@dryrun/shared/format.ts'
import { levels } from '../lib/role-text.ts'
import { LevelBars } from '../ui/LevelBars.tsx'
import table from '../ui/Table.module.css'
import classes from './Progress.module.css'
import { RoundLink } from './RoundLink.tsx'

export function Calls({ calls }: Pick<LevelCourse, 'calls'>) {
  return (
    <section aria-labelledby="calls">
      <h2 id="calls" className={classes.heading}>
        Results
      </h2>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Recommendation</th>
            <th scope="col" className={table.figure}>
              Rounds
            </th>
            <th scope="col">When, the latest first</th>
          </tr>
        </thead>
        <tbody>
          {[...levels].reverse().map((level) => {
            const made = calls.filter(({ call }) => call === level).reverse()
            return (
              <tr key={level}>
                <th scope="row">
                  <span className={classes.call}>
                    {levelText[level]} <LevelBars level={level} />
                  </span>
                </th>
                <td className={table.figure}>{made.length}</td>
                <td>
                  <ul className={classes.days}>
                    {made.map((call) => (
                      <li key={`${call.interviewId} ${call.round}`}>
                        <RoundLink source={call} />
                      </li>
                    ))}
                  </ul>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
