import { counted, targetText } from '@dryrun/shared/format.ts'
import classes from '../ui/sheets/LongForm.module.css'
import { minutesOf, type OpenDraft } from './open-draft.ts'

export function OpenSummary({ id, draft }: { id: string; draft: OpenDraft }) {
  const minutes = minutesOf(draft.plan) * draft.rounds.length
  return (
    <div className={classes.summary} id={id}>
      <h2 className={classes.summaryTitle}>
        {counted(draft.rounds.length, 'round')}, about {counted(minutes, 'minute')}
      </h2>
      <ul className={classes.facts}>
        {draft.rounds.map(({ hostRole, questionId }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a round is its place in the order, and has nothing else to be known by
          <li key={index}>
            Round {index + 1}: you {hostRole === 'interviewer' ? 'ask' : 'answer'}
            {questionId === null && ', a question drawn for you'}
          </li>
        ))}
        <li>Target level {targetText[draft.targetLevel].toLowerCase()}</li>
      </ul>
      <p className={classes.note}>
        Next you get links to send: one for the other seat, and those for people who only watch.
      </p>
    </div>
  )
}
