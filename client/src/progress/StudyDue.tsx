import type { StudyItem } from '@dryrun/shared/api/progress.ts'
import { Link } from '@tanstack/react-router'
import { useProgress } from './progress-api.ts'
import classes from './StudyDue.module.css'

type Props = { now: number }

export function StudyDue({ now }: Props) {
  const { data } = useProgress(true)
  const due = data?.asCandidate.study.filter((item) => isDue(item, now)) ?? []
  if (!due.length) return null
  return (
    <section className={classes.due} aria-labelledby="study-due">
      <h2 id="study-due" className={classes.heading}>
        Come back to it today
      </h2>
      <p className={classes.words}>
        {due.map(({ name }) => name).join(' and ')}, from your last interview.{' '}
        <Link to="/progress" search={{ as: 'candidate' }} className={classes.link}>
          What to practice
        </Link>
      </p>
    </section>
  )
}

const isDue = ({ steps }: StudyItem, now: number): boolean => steps.some(({ due, done }) => done === null && due <= now)
