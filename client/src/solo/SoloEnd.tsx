import { isolated } from '@dryrun/shared/format.ts'
import { refusals } from '@dryrun/shared/refusals.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useRoom, useRoomClient, useView } from '../live/use-room.ts'
import { isEnded } from '../live/view-kind.ts'
import { SeatLink } from '../lobby/SeatLink.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ScriptAlone } from './ScriptAlone.tsx'
import classes from './solo.module.css'

export function SoloEnd() {
  const view = useView()
  const { interview, people, me } = view
  const reviewer = people.find(({ id, seat }) => id !== me && seat === 'guest')
  const review = isEnded(view) ? view.reviews[0] : undefined
  return (
    <div className={classes.end}>
      {reviewer ? (
        <EmptyState title={`${isolated(reviewer.name)} reviews it`}>
          <WhetherHere id={reviewer.id} name={reviewer.name} /> When the review is submitted, this page shows it by
          itself. You can also come back later.
        </EmptyState>
      ) : (
        <section className={classes.ask} aria-labelledby="ask-for-a-review">
          <h2 id="ask-for-a-review" className={classes.heading}>
            Ask somebody to review it
          </h2>
          <p className={classes.words}>
            The person who opens this link watches your round with the script beside it, hears your voice if you
            recorded it, scores the round, and names at most three things to change. They need no account, and need not
            know the question.
          </p>
          <SeatLink interviewId={interview.id} seat="guest" isHost label="The reviewer’s link" />
        </section>
      )}
      {interview.sealed ? <LookNow /> : review && <ScriptAlone review={review} level={interview.targetLevel} />}
    </div>
  )
}

function WhetherHere({ id, name }: { id: string; name: string }) {
  const here = useRoom((state) => state.here.includes(id))
  return (
    <>
      {name} is {here ? 'here' : 'not here at the moment'}.
    </>
  )
}

function LookNow() {
  const { submit } = useRoomClient()
  const [refused, setRefused] = useState<string | null>(null)
  const look = async () => {
    const receipt = await submit({ type: 'breakSeal' })
    setRefused(receipt.ok ? null : refusals[receipt.code])
  }
  return (
    <section className={classes.ask} aria-labelledby="look-now">
      <h2 id="look-now" className={classes.heading}>
        Or look at the script now
      </h2>
      <p className={classes.words}>
        What was really being asked, and what a good answer holds. It can still be reviewed afterwards; but you can’t
        answer this question for the first time again.
      </p>
      <div>
        <Button variant="default" onClick={() => void look()}>
          See the script now
        </Button>
      </div>
      {refused && (
        <p className={classes.refused} role="alert">
          {refused}
        </p>
      )}
    </section>
  )
}
