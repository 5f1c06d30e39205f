import type { Complaint } from '@dryrun/shared/api/moderation.ts'
import { isolated } from '@dryrun/shared/format.ts'
import { Button, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { fullDateOf } from '../lib/dates.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { complaintText } from './complaint-text.ts'
import classes from './Moderation.module.css'
import { moderationClient } from './moderation-client.ts'
import { SuspendForm } from './SuspendForm.tsx'
import { useOperatorAct } from './use-operator.ts'

/** `times` counts the complaints about the same person, including this one. */
type Props = { complaint: Complaint; times: number; isSuspended: boolean }

export function ComplaintItem({ complaint, times, isSuspended }: Props) {
  const { id, by, about, kind, words, createdAt, closedAt } = complaint
  const [opened, { open, close }] = useDisclosure(false)
  const closing = useOperatorAct(() => moderationClient.close(id, closedAt === null))
  return (
    <article className={classes.complaint} data-closed={closedAt !== null || undefined}>
      <h3 className={classes.head}>
        <bdi>{by.name}</bdi> about <bdi>{about.name}</bdi>
      </h3>
      <div className={classes.aside}>
        {complaintText[kind]} · {fullDateOf(createdAt)}
        {times > 1 && ` · ${times} complaints about ${isolated(about.name)}`}
        {isSuspended && ' · suspended'}
      </div>
      <p className={classes.said}>{words}</p>
      <div className={classes.acts}>
        {!isSuspended && (
          <Button size="compact-md" onClick={open}>
            Suspend <bdi>{about.name}</bdi>
          </Button>
        )}
        <Button
          size="compact-md"
          variant="default"
          loading={closing.isPending}
          onClick={() => closing.mutate(undefined)}
        >
          {closedAt === null ? 'Close' : 'Open again'}
        </Button>
      </div>
      {closing.error && <ErrorState title="That was not done" error={closing.error} />}
      <Modal
        opened={opened}
        onClose={close}
        title={`Suspend ${isolated(about.name)}`}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <SuspendForm person={about} onDone={close} />
      </Modal>
    </article>
  )
}
