import type { ChatLineAhead } from '../desk-ahead.ts'
import { useSeen } from '../use-desk.ts'
import classes from './chat.module.css'

const clock = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' })

/** Lines one below the other; a name is said once for lines that follow each other. Text stays text: no links are made. */
export function ChatLines({ lines }: { lines: readonly ChatLineAhead[] }) {
  const people = useSeen((view) => view.people)
  const me = useSeen((view) => view.me)
  return (
    <ol className={classes.list}>
      {lines.map(({ key, by, text, at, waiting }, index) => (
        <li key={key} className={classes.line} data-own={by === me} data-waiting={waiting}>
          {lines[index - 1]?.by !== by && (
            <span className={classes.by}>
              {by === me ? 'You' : (people.find(({ id }) => id === by)?.name ?? 'Someone')}
            </span>
          )}
          <span className={classes.text}>{text}</span>
          <time className={classes.at} dateTime={new Date(at).toISOString()}>
            {clock.format(at)}
          </time>
        </li>
      ))}
    </ol>
  )
}
