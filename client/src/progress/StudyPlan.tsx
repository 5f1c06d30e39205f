import type { StudyItem, StudyStep, StudyTick } from '@dryrun/shared/api/progress.ts'
import { levelText } from '@dryrun/shared/format.ts'
import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { dayOf } from '../lib/dates.ts'
import { sentenceOf } from '../ui/ErrorState.tsx'
import { LevelBars } from '../ui/LevelBars.tsx'
import classes from './Progress.module.css'
import { useStudyTick } from './progress-api.ts'
import { RoundLink } from './RoundLink.tsx'

type Props = { study: readonly StudyItem[]; now: number }

export function StudyPlan({ study, now }: Props) {
  const { ticked, error, tick } = useTicks()
  if (!study.length) return null
  return (
    <section aria-labelledby="study">
      <h2 id="study" className={classes.heading}>
        What to study next
      </h2>
      <p className={classes.aside}>
        Your two lowest dimensions over your last rounds. Coming back after 1, 3, 7 and 14 days makes it stay.
      </p>
      <ul className={classes.cards}>
        {study.map((item) => (
          <li key={item.dimension} className={classes.card}>
            <Weakness item={item} />
            <Steps
              item={item}
              now={now}
              ticked={ticked}
              onTick={(step, done) => tick({ ...placeOf(item), step, done })}
            />
          </li>
        ))}
      </ul>
      {error && (
        <p role="alert" className={classes.fault}>
          {sentenceOf(error)}
        </p>
      )}
    </section>
  )
}

const placeOf = ({ interviewId, round, dimension }: StudyItem) => ({ interviewId, round, dimension })

function Weakness({ item }: { item: StudyItem }) {
  return (
    <>
      <h3 className={classes.cardTitle}>
        {item.name} <LevelBars level={item.level} />
      </h3>
      <p className={classes.facts}>
        {levelText[item.level]} on <RoundLink source={item} />
      </p>
      {item.drills.map((drill) => (
        <p key={drill} className={classes.words}>
          <span className={classes.label}>Practice</span> {drill}
        </p>
      ))}
      {item.next && (
        <p className={classes.words}>
          <span className={classes.label}>A {item.level + 1} looks like this</span> {item.next}
        </p>
      )}
    </>
  )
}

type Ticked = ReadonlyMap<string, boolean>
const keyOf = ({ interviewId, round, dimension, step }: Omit<StudyTick, 'done'>): string =>
  [interviewId, round, dimension, step].join(' ')

/** Ticks optimistically; a failed request restores the previous state. */
function useTicks() {
  const [ticked, setTicked] = useState<Ticked>(new Map())
  const { mutate, error } = useStudyTick()
  const show = (step: StudyTick, done: boolean) => setTicked((known) => new Map(known).set(keyOf(step), done))
  const tick = (step: StudyTick) => {
    show(step, step.done)
    mutate(step, { onError: () => show(step, !step.done) })
  }
  return { ticked, error, tick }
}

type StepsProps = { item: StudyItem; now: number; ticked: Ticked; onTick: (step: number, done: boolean) => void }

function Steps({ item, now, ticked, onTick }: StepsProps) {
  const isDone = ({ step, done }: StudyStep) => ticked.get(keyOf({ ...placeOf(item), step })) ?? done !== null
  return (
    <fieldset className={classes.steps}>
      <legend className={classes.legend}>Come back to it</legend>
      {item.steps.map((step) => (
        <Checkbox
          key={step.step}
          checked={isDone(step)}
          label={`${dayOf(step.due)}, ${stateOf(step, now)}`}
          onChange={(event) => onTick(step.step, event.currentTarget.checked)}
        />
      ))}
    </fieldset>
  )
}

const DAY_MS = 86_400_000

function stateOf({ due, done }: StudyStep, now: number): string {
  if (done !== null) return `done on ${dayOf(done)}`
  const days = Math.ceil((due - now) / DAY_MS)
  if (days <= 0) return 'due now'
  return days === 1 ? 'within a day' : `in ${days} days`
}
