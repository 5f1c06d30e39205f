import type { RunCard as Card } from '@dryrun/shared/pack/run-card.ts'
import type { ReactNode } from 'react'
import type { OptimisticPanel } from '../../../live/optimistic-view.ts'
import { SendCurveball } from '../Curveball.tsx'
import { AskThis } from '../FollowUps.tsx'
import type { Filter } from '../filter.ts'
import { Marked } from '../Marked.tsx'
import { Heard } from '../Points.tsx'
import { Raise } from '../RedFlags.tsx'
import classes from './guide.module.css'

type Props = { card: Card; desk: OptimisticPanel; filter: Filter }

/** The round on one screen: what to say, to hear, to ask and to watch for, each with its action. */
export function RunCard({ card, desk, filter }: Props) {
  return (
    <dl className={classes.card}>
      <Entry term={`Read before, ${card.before.minutes} min`}>
        <Marked filter={filter}>{card.before.read}</Marked>
      </Entry>
      <Entry term="Open with">
        <Marked filter={filter}>{card.open}</Marked>
      </Entry>
      <Entry term="Must hear">
        <Musts card={card} desk={desk} filter={filter} />
      </Entry>
      <Entry term="Decides the level">
        <Deciders card={card} desk={desk} filter={filter} />
      </Entry>
      <Entry term="Disqualifies">
        <Disqualifier card={card} desk={desk} filter={filter} />
      </Entry>
      <Entry term="Curveball">
        <Line text={card.dropCurveball} filter={filter}>
          <SendCurveball desk={desk} label="Send the curveball now">
            Send
          </SendCurveball>
        </Line>
      </Entry>
      <Entry term="Close with">
        <Marked filter={filter}>{card.close}</Marked>
      </Entry>
    </dl>
  )
}

function Musts({ card, desk, filter }: Props) {
  return (
    <ul className={classes.lines}>
      {card.musts.map(({ point, words }) => (
        <li key={point} data-done={desk.ticks.some(({ pointId }) => pointId === point)}>
          <Line text={words} filter={filter}>
            <Heard desk={desk} id={point} label={`Heard: ${words}`} />
          </Line>
        </li>
      ))}
    </ul>
  )
}

function Deciders({ card, desk, filter }: Props) {
  return (
    <ul className={classes.lines}>
      {card.deciders.map(({ followUp, words }) => {
        const used = desk.used.find(({ itemId }) => itemId === followUp)
        return (
          <li key={followUp} data-done={used !== undefined}>
            <Line text={words} filter={filter}>
              <AskThis id={followUp} at={used?.at} waiting={desk.waiting.has(`shown:${followUp}`)} label={words} />
            </Line>
          </li>
        )
      })}
    </ul>
  )
}

function Disqualifier({ card: { disqualifier }, desk, filter }: Props) {
  const raised = desk.flags.find(({ flagId }) => flagId === disqualifier.flag)
  return (
    <Line text={disqualifier.words} filter={filter}>
      <Raise id={disqualifier.flag} at={raised?.at} label={disqualifier.words} />
    </Line>
  )
}

function Entry({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className={classes.term}>{term}</dt>
      <dd className={classes.entry}>{children}</dd>
    </>
  )
}

function Line({ text, filter, children }: { text: string; filter: Filter; children: ReactNode }) {
  return (
    <div className={classes.line}>
      <span className={classes.words}>
        <Marked filter={filter}>{text}</Marked>
      </span>
      {children}
    </div>
  )
}
