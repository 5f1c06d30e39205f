import { ActionIcon } from '@mantine/core'
import { IconAlertTriangle, IconX } from '@tabler/icons-react'
import type { OptimisticPanel } from '../../live/optimistic-view.ts'
import { stampOf } from '../../live/round-clock.ts'
import { useLeads, useRound, useSubmit } from '../../live/use-interviewer-panel.ts'
import classes from './rubric.module.css'

type Props = { desk: OptimisticPanel; dimension: string; bare: boolean }

/** `bare`: the score needs evidence and has none. */
export function EvidenceList({ desk, dimension, bare }: Props) {
  const round = useRound()
  const leads = useLeads()
  const submit = useSubmit()
  const own = desk.evidence.filter((evidence) => evidence.dimension === dimension)
  const remove = (evidenceId: string) => submit({ type: 'removeEvidence', round: desk.question.index, evidenceId })
  if (bare)
    return (
      <p className={classes.warning}>
        <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
        Needs a moment
      </p>
    )
  if (!own.length) return null
  return (
    <ul className={classes.evidence} aria-label="Moments">
      {own.map(({ id, at, note }) => (
        <li key={id} className={classes.moment} data-waiting={desk.waiting.has(`evidence:${id}`)} title={note}>
          {stampOf(round, at)}
          {leads && (
            <ActionIcon
              size={24}
              variant="transparent"
              color="gray"
              aria-label={`Remove the moment at ${stampOf(round, at)}`}
              onClick={() => remove(id)}
            >
              <IconX size={12} stroke={2} />
            </ActionIcon>
          )}
        </li>
      ))}
    </ul>
  )
}
