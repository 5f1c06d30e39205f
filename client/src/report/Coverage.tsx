import type { ResultView } from '@dryrun/shared/interview/view.ts'
import { howWords } from '@dryrun/shared/interview/words.ts'
import { IconCheck, IconMinus } from '@tabler/icons-react'
import classes from './Results.module.css'

type Props = Pick<ResultView, 'script' | 'ticks' | 'flags'> & { clock: (at: number) => string }

/** The framework point by point: heard when and how, or not; and the red flags that were seen. */
export function Coverage({ script, ticks, flags, clock }: Props) {
  const raised = script.redFlags.filter(({ id }) => flags.some(({ flagId }) => flagId === id))
  return (
    <>
      <ul className={classes.points}>
        {script.points.map(({ id, point, listenFor }) => {
          const tick = ticks.find(({ pointId }) => pointId === id)
          return (
            <li key={id} className={classes.point}>
              {tick ? (
                <IconCheck size={20} stroke={2.25} className={classes.heard} aria-hidden />
              ) : (
                <IconMinus size={20} stroke={2} className={classes.unheard} aria-hidden />
              )}
              <div>
                <p className={classes.pointName}>{point}</p>
                <p className={classes.when}>
                  {tick ? `Heard at ${clock(tick.at)}, ${howWords[tick.how]}` : 'Not heard'}
                </p>
                <details className={classes.more}>
                  <summary>What it takes</summary>
                  <p className={classes.words}>{listenFor}</p>
                </details>
              </div>
            </li>
          )
        })}
      </ul>
      {raised.length > 0 && (
        <>
          <h4 className={classes.subheading}>Red flags seen</h4>
          <ul className={classes.points}>
            {raised.map(({ id, flag, because }) => (
              <li key={id} className={classes.point}>
                <span className={classes.clock}>{clock(flags.find(({ flagId }) => flagId === id)?.at ?? 0)}</span>
                <div>
                  <p className={classes.pointName}>{flag}</p>
                  <p className={classes.words}>{because}</p>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
