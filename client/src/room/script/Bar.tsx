import { targetText } from '@dryrun/shared/format.ts'
import { TargetLevel } from '@dryrun/shared/interview/terms.ts'
import { UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import type { OptimisticPanel } from '../../live/optimistic-view.ts'
import { useSeen } from '../../live/use-interviewer-panel.ts'
import { type Filter, matches } from './filter.ts'
import { Marked } from './Marked.tsx'
import classes from './script.module.css'

export function Bar({ desk, filter }: { desk: OptimisticPanel; filter: Filter }) {
  const target = useSeen(({ interview }) => interview.targetLevel)
  const [all, setAll] = useState(false)
  const { bar } = desk.question.script
  const levels = TargetLevel.options.filter((level) =>
    filter.length ? matches(filter, bar[level]) : all || level === target,
  )
  return (
    <>
      {levels.map((level) => (
        <p key={level} className={classes.prose} data-other={level !== target}>
          <b>{targetText[level]}</b> <Marked filter={filter}>{bar[level]}</Marked>
        </p>
      ))}
      {!filter.length && (
        <UnstyledButton className={classes.link} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Only the target level' : 'Show the other levels'}
        </UnstyledButton>
      )}
    </>
  )
}
