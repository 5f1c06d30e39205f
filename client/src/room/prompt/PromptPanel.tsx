import { shownText } from '@dryrun/shared/format.ts'
import { useEffect } from 'react'
import { stampOf } from '../../live/round-clock.ts'
import { useRound, useSeen } from '../../live/use-interviewer-panel.ts'
import { useLayoutStore } from '../../live/use-layout.ts'
import { SoloNotice } from '../../solo/SoloNotice.tsx'
import { usePanelFocus } from '../use-panel-focus.ts'
import classes from './prompt.module.css'

export function PromptPanel() {
  const round = useRound()
  const shown = useSeen((view) => view.shown)
  const me = useSeen((view) => view.me)
  const layout = useLayoutStore()
  const place = usePanelFocus<HTMLDivElement>('prompt')
  const index = round?.index
  useEffect(() => {
    if (index !== undefined)
      layout.setState(({ shownSeen }) => ({ shownSeen: { ...shownSeen, [index]: shown.length } }))
  }, [layout, index, shown.length])
  if (!round) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long prompt must be scrolled by keyboard too.
    <div className={classes.panel} ref={place} tabIndex={0}>
      <h2 className={classes.title}>{round.title}</h2>
      <p className={classes.prompt}>{round.prompt}</p>
      <SoloNotice />
      {shown.length > 0 && (
        <>
          <h3 className={classes.since}>
            {round.candidate === me ? 'What you were asked since' : 'What was asked since'}
          </h3>
          <ol className={classes.shown}>
            {shown.map(({ kind, text, at }) => (
              <li key={`${kind}${at}${text}`} className={classes.item}>
                <span className={classes.kind}>
                  {shownText[kind]} <span className={classes.at}>{stampOf(round, at)}</span>
                </span>
                <span>{text}</span>
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  )
}
