import { levelText, targetText } from '@dryrun/shared/format.ts'
import type { InterviewerView } from '@dryrun/shared/interview/view.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { levels } from '../lib/role-text.ts'
import { readersText } from '../live/script-readers.ts'
import { Fold } from '../ui/Fold.tsx'
import { OnlyYou } from '../ui/OnlyYou.tsx'
import classes from './Preparation.module.css'
import { Curveball, Figures, FollowUps, Hints, Points, RedFlags } from './ScriptParts.tsx'

type Props = { view: InterviewerView }

export function Preparation({ view }: Props) {
  const { question } = view
  const level = view.interview.targetLevel
  const { title, prompt, script, rubric } = question
  const [open, setOpen] = useState(false)
  return (
    <OnlyYou {...readersText(view)}>
      <h2 className={classes.title}>{title}</h2>
      <h3 className={classes.heading}>What you ask</h3>
      <blockquote className={classes.prompt}>{prompt}</blockquote>
      <h3 className={classes.heading}>What it is really asking</h3>
      <p className={classes.words}>{script.reallyAsking}</p>
      <h3 className={classes.heading}>The bar for {targetText[level].toLowerCase()}</h3>
      <p className={classes.words}>{script.bar[level]}</p>
      <div className={classes.ahead}>
        <p className={classes.aheadWords}>All of this stays beside the board during the round.</p>
        <Button variant="default" size="compact-sm" onClick={() => setOpen(!open)}>
          {open ? 'Collapse all' : 'Expand all'}
        </Button>
      </div>
      <Fold title="Points to listen for" aside={script.points.length} open={open}>
        <Points points={script.points} />
      </Fold>
      <Fold title="Follow-ups to ask" aside={script.followUps.length} open={open}>
        <FollowUps followUps={script.followUps} />
      </Fold>
      <Fold title="Hints, from a nudge to the answer" aside={script.hints.length} open={open}>
        <Hints hints={script.hints} />
      </Fold>
      <Fold title="Red flags" aside={script.redFlags.length} open={open}>
        <RedFlags flags={script.redFlags} />
      </Fold>
      {script.figures.length > 0 && (
        <Fold title="Numbers to listen for" aside={script.figures.length} open={open}>
          <Figures figures={script.figures} />
        </Fold>
      )}
      <Fold title="A changed requirement to drop in late" open={open}>
        <Curveball curveball={script.curveball} />
      </Fold>
      <Fold title="What you score, and against what" aside={rubric.length} open={open}>
        {rubric.map(({ id, name, anchors }) => (
          <div key={id} className={classes.dimension}>
            <h4 className={classes.dimensionName}>{name}</h4>
            <dl className={classes.anchors}>
              {levels.map((one) => (
                <div key={one} className={classes.anchor}>
                  <dt>
                    {one} {levelText[one]}
                  </dt>
                  <dd>{anchors[one - 1]}</dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </Fold>
    </OnlyYou>
  )
}
