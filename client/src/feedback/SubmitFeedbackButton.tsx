import type { Command } from '@dryrun/shared/interview/commands.ts'
import { refusals } from '@dryrun/shared/refusals.ts'
import { Button } from '@mantine/core'
import { useId, useState } from 'react'
import { useRoom, useRoomClient, useView } from '../live/use-room.ts'
import classes from './FeedbackForms.module.css'
import type { Missing } from './feedback-drafts.ts'

type Paper = { type: 'handInAsInterviewer' | 'handInAsCandidate'; round: number }
type Props = {
  paper: Paper
  missing: readonly Missing[]
  command: () => Command
  onHandedIn: () => void
  otherName: string
}

export function SubmitFeedbackButton({ paper, missing, command, onHandedIn, otherName }: Props) {
  const { submit } = useRoomClient()
  const offline = useRoom(({ link }) => link === 'offline')
  const pending = usePending(paper)
  const alone = useView().interview.solo && paper.type === 'handInAsCandidate'
  const [refused, setRefused] = useState<string | null>(null)
  const missingId = useId()
  const handIn = async () => {
    const receipt = await submit(command())
    setRefused(receipt.ok ? null : refusals[receipt.code])
    if (receipt.ok) onHandedIn()
  }
  return (
    <div className={classes.end}>
      {missing.length > 0 ? (
        <div id={missingId} role="status">
          Before you submit:
          <ul className={classes.missing}>
            {missing.map(({ sentence, at }) => (
              <li key={sentence}>
                <a href={`#${at}`} onClick={(event) => goTo(event, at)}>
                  {sentence}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <p id={missingId} className={classes.note} role="status">
          Once submitted, it can’t be changed.{' '}
          {alone ? 'Nobody has to wait for you.' : `It stays hidden until ${otherName} has submitted too.`}
        </p>
      )}
      <Button
        size="md"
        disabled={missing.length > 0 || pending}
        loading={pending && !offline}
        aria-describedby={missingId}
        onClick={() => void handIn()}
      >
        Submit feedback
      </Button>
      {pending && offline && <p className={classes.note}>You are offline. It is submitted as soon as you are back.</p>}
      {refused && (
        <p className={classes.refused} role="alert">
          {refused}
        </p>
      )}
    </div>
  )
}

/** Whether a submission of this form waits for the server, including one from before a reload. */
const usePending = ({ type, round }: Paper): boolean =>
  useRoom(({ unsaved }) => unsaved.some(({ command }) => command.type === type && command.round === round))

function goTo(event: { preventDefault: () => void }, id: string): void {
  event.preventDefault()
  const place = document.getElementById(id)
  if (!place) return
  if (place instanceof HTMLDetailsElement) place.open = true
  place.scrollIntoView({ block: 'center' })
  place.querySelector<HTMLElement>('input, textarea, button, summary')?.focus({ preventScroll: true })
}
