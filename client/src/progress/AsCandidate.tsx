import type { LevelCourse, ProgressReply } from '@dryrun/shared/api/progress.ts'
import { counted, targetText } from '@dryrun/shared/format.ts'
import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { EmptyState } from '../ui/EmptyState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Calls } from './Calls.tsx'
import { Dimensions } from './Dimensions.tsx'
import { Minutes } from './Minutes.tsx'
import classes from './Progress.module.css'
import { StudyPlan } from './StudyPlan.tsx'

type Props = { progress: ProgressReply; now: number }

export function AsCandidate({ progress: { history, asCandidate }, now }: Props) {
  const { study, levels, phases } = asCandidate
  const answered = history.filter(({ role }) => role === 'candidate')
  if (!answered.some(({ state }) => state === 'open')) return <NothingYet sealed={answered.length > 0} />
  return (
    <div className={classes.parts}>
      <StudyPlan study={study} now={now} />
      {levels.length ? (
        <OverTime levels={levels} />
      ) : (
        <p className={classes.aside}>
          You knew the question of every round you answered, so nothing is told over time yet. They are all in the
          history.
        </p>
      )}
      <Minutes phases={phases} />
    </div>
  )
}

function NothingYet({ sealed }: { sealed: boolean }) {
  return (
    <EmptyState
      title={sealed ? 'Your results are still sealed' : 'You have not answered in an interview yet'}
      action={!sealed && <LinkButton to="/open">New interview</LinkButton>}
    >
      {sealed
        ? 'They open once both sides have submitted feedback. What is missing stands on the page of the interview, in your history.'
        : 'After your first one you will find here what to study next and when to come back to it.'}
    </EmptyState>
  )
}

/** Shows one target level at a time, the latest first, because scores only compare within a level. */
function OverTime({ levels }: { levels: readonly LevelCourse[] }) {
  const [chosen, choose] = useState<string>()
  const latest = [...levels].sort((a, b) => lastOf(b) - lastOf(a))[0]
  const course = levels.find(({ targetLevel }) => targetLevel === chosen) ?? latest
  if (!course) return null
  return (
    <>
      {levels.length > 1 && (
        <SegmentedControl
          aria-label="Target level"
          className={classes.levels ?? ''}
          value={course.targetLevel}
          onChange={choose}
          data={levels.map(({ targetLevel, calls }) => ({
            value: targetLevel,
            label: `${targetText[targetLevel]} · ${counted(calls.length, 'round')}`,
          }))}
        />
      )}
      <Calls calls={course.calls} />
      <Dimensions dimensions={course.dimensions} />
    </>
  )
}

const lastOf = ({ calls }: LevelCourse): number => calls.at(-1)?.at ?? 0
