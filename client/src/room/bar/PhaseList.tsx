import { mss } from '@dryrun/shared/format.ts'
import { spentIn } from '@dryrun/shared/interview/interview.ts'
import { UnstyledButton } from '@mantine/core'
import { useLeads, useRound, useSeen, useSubmit } from '../../live/use-interviewer-panel.ts'
import classes from './PhaseList.module.css'

export function PhaseList({ now, onMoved }: { now: number; onMoved: () => void }) {
  const plan = useSeen((view) => view.plan)
  const round = useRound()
  const leads = useLeads()
  const submit = useSubmit()
  if (!round) return null
  const spent = spentIn(round, now)
  const current = round.visits.at(-1)?.phase
  const move = (phase: string) => {
    submit({ type: 'movePhase', phase })
    onMoved()
  }
  return (
    <section aria-label="Phases">
      <p className={classes.head}>{leads ? 'Move to a phase' : 'The plan of this round'}</p>
      <ol className={classes.list}>
        {plan.map(({ id, name, minutes }) => {
          const time = `${spent.has(id) ? `${mss(spent.get(id) ?? 0)} of ` : ''}${mss(minutes * 60_000)}`
          const mark = id === current ? 'step' : undefined
          return (
            <li key={id}>
              {leads && id !== current ? (
                <UnstyledButton className={classes.row} onClick={() => move(id)}>
                  <span>{name}</span>
                  <span className={classes.time}>{time}</span>
                </UnstyledButton>
              ) : (
                <div className={classes.row} aria-current={mark}>
                  <span>{name}</span>
                  <span className={classes.time}>{time}</span>
                </div>
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
