import { memo } from 'react'
import type { OptimisticChatLine } from '../../live/optimistic-view.ts'
import { useSeen } from '../../live/use-interviewer-panel.ts'
import classes from './chat.module.css'

const clock = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' })

/** Chat lines, with one name per run of lines. Text is not turned into links. */
export function ChatLines({ lines }: { lines: readonly OptimisticChatLine[] }) {
  const people = useSeen((view) => view.people)
  const me = useSeen((view) => view.me)
  const names = new Map(people.map(({ id, name }) => [id, id === me ? 'You' : name]))
  return (
    <ol className={classes.list}>
      {lines.map(({ key, by, text, at, waiting }, index) => (
        <ChatLine
          key={key}
          author={lines[index - 1]?.by === by ? undefined : (names.get(by) ?? 'Someone')}
          isOwn={by === me}
          text={text}
          at={at}
          isWaiting={waiting}
        />
      ))}
    </ol>
  )
}

type LineProps = { author: string | undefined; isOwn: boolean; text: string; at: number; isWaiting: boolean }

/** Memoized: a chat holds thousands of lines. */
const ChatLine = memo(function ChatLine({ author, isOwn, text, at, isWaiting }: LineProps) {
  return (
    <li className={classes.line} data-own={isOwn} data-waiting={isWaiting}>
      {author !== undefined && <span className={classes.by}>{author}</span>}
      <span className={classes.text}>{text}</span>
      <time className={classes.at} dateTime={new Date(at).toISOString()}>
        {clock.format(at)}
      </time>
    </li>
  )
})
