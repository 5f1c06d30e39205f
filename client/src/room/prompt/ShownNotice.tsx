import { shownText } from '@dryrun/shared/format.ts'
import { CloseButton } from '@mantine/core'
import { useRound, useSeen } from '../../live/use-interviewer-panel.ts'
import { useLayoutStore } from '../../live/use-layout.ts'
import { useInterviewerPanelState, useShownUnread } from '../panels.ts'
import classes from './prompt.module.css'

/** Shows the newest item for the candidate over the board and counts the others, while the prompt is not visible. */
export function ShownNotice() {
  const layout = useLayoutStore()
  const unread = useShownUnread()
  const round = useRound()
  const count = useSeen((view) => view.shown.length)
  const desk = useInterviewerPanelState()
  const last = useSeen((view) => view.shown.at(-1))
  if (desk !== 'none' || !unread || !last || !round) return null
  const close = () => layout.setState(({ shownSeen }) => ({ shownSeen: { ...shownSeen, [round.index]: count } }))
  return (
    <div className={classes.notice}>
      <div>
        <span className={classes.kind}>{shownText[last.kind]}</span>
        <p className={classes.noticeText}>{last.text}</p>
        {unread > 1 && <p className={classes.noticeMore}>And {unread - 1} more in the prompt.</p>}
      </div>
      <CloseButton size="sm" aria-label="Read" onClick={close} />
    </div>
  )
}
