import type { ResultView, ShownView } from '@dryrun/shared/interview/view.ts'
import { shownWords } from '@dryrun/shared/interview/words.ts'
import classes from './Results.module.css'

type Props = Pick<ResultView, 'shown' | 'script'> & { clock: (at: number) => string }

/** Follow-ups, hints and the changed requirement as they came, now with what each was after. */
export function ShownList({ shown, script, clock }: Props) {
  return (
    <ul className={classes.points}>
      {shown.map((item) => (
        <li key={`${item.at} ${item.text}`} className={classes.point}>
          <span className={classes.clock}>{clock(item.at)}</span>
          <div>
            <p className={classes.when}>{shownWords[item.kind]}</p>
            <p className={classes.pointName}>{item.text}</p>
            <Behind item={item} script={script} />
          </div>
        </li>
      ))}
    </ul>
  )
}

function Behind({ item: { kind, text }, script }: { item: ShownView; script: ResultView['script'] }) {
  if (kind === 'hint') return null
  if (kind === 'curveball')
    return (
      <p className={classes.words}>
        <span className={classes.label}>Listened for</span> {script.curveball.listenFor}
      </p>
    )
  const followUp = script.followUps.find(({ ask }) => ask === text)
  if (!followUp) return null
  return (
    <>
      <p className={classes.words}>
        <span className={classes.label}>Tests</span> {followUp.tests}
      </p>
      <p className={classes.words}>
        <span className={classes.label}>A good answer</span> {followUp.goodAnswer}
      </p>
    </>
  )
}
