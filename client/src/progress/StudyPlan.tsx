import type { StudyItem, StudyStep, StudyTick } from '@dryrun/shared/api/progress.ts'
import { levelWords } from '@dryrun/shared/timeline/words.ts'
import { Checkbox } from '@mantine/core'
import { dayOf } from '../lib/dates.ts'
import { LevelBars } from '../report/LevelBars.tsx'
import { sentenceOf } from '../ui/ErrorState.tsx'
import classes from './Progress.module.css'
import { useStudyTick } from './progress-api.ts'
import { RoundLink } from './RoundLink.tsx'

type Props = { study: readonly StudyItem[]; now: number }

/** The two weakest dimensions, what to practise, and the days on which to come back to it. */
export function StudyPlan({ study, now }: Props) {
  const tick = useStudyTick()
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
              onWay={tick.isPending ? tick.variables : undefined}
              onTick={(step, done) => tick.mutate({ ...placeOf(item), step, done })}
            />
          </li>
        ))}
      </ul>
      {tick.error && (
        <p role="alert" className={classes.fault}>
          {sentenceOf(tick.error)}
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
        {levelWords[item.level]} on <RoundLink source={item} />
      </p>
      {item.drills.map((drill) => (
        <p key={drill} className={classes.words}>
          <span className={classes.label}>Practise</span> {drill}
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

type StepsProps = {
  item: StudyItem
  now: number
  /** What was ticked and is not stored yet; it is shown as if it were. */
  onWay: StudyTick | undefined
  onTick: (step: number, done: boolean) => void
}

function Steps({ item, now, onWay, onTick }: StepsProps) {
  const isOnWay = ({ step }: StudyStep) => onWay?.dimension === item.dimension && onWay.step === step
  return (
    <fieldset className={classes.steps}>
      <legend className={classes.legend}>Come back to it</legend>
      {item.steps.map((step) => (
        <Checkbox
          key={step.step}
          checked={isOnWay(step) ? onWay?.done : step.done !== null}
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
