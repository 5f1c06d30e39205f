import { Alert, Button } from '@mantine/core'
import { sentenceOf } from '../ui/ErrorState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import classes from './slots.module.css'
import { useGoOnAlone } from './use-slots.ts'

/** Five minutes after the start the other is still missing: the evening need not be lost. */
export function MissedPartner({ interviewId, name }: { interviewId: string; name: string }) {
  const alone = useGoOnAlone(interviewId)
  return (
    <section className={classes.notice} aria-labelledby="missed-partner">
      <h2 id="missed-partner" className={classes.noticeTitle}>
        {name} has not come
      </h2>
      <p className={classes.words}>
        Five minutes have passed. You can go on waiting, find somebody else, or answer a question alone against the
        clock and have it reviewed afterwards.
      </p>
      <div className={classes.ways}>
        <LinkButton to="/queue">Find somebody else now</LinkButton>
        <Button variant="default" loading={alone.isPending || alone.isSuccess} onClick={() => alone.mutate()}>
          Go on alone
        </Button>
      </div>
      {alone.error && (
        <Alert mt={12} color="red" variant="light" role="alert">
          {sentenceOf(alone.error)}
        </Alert>
      )}
    </section>
  )
}
