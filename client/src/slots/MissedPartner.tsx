import { Alert, Button } from '@mantine/core'
import { sentenceOf } from '../ui/ErrorState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import classes from './slots.module.css'
import { useGoOnAlone } from './use-slots.ts'

type Props = { interviewId: string; name: string; isHost: boolean }

/** Shown when the partner is `noShowMinutes` late. Only the host can end the interview and continue solo. */
export function MissedPartner({ interviewId, name, isHost }: Props) {
  const alone = useGoOnAlone(interviewId)
  return (
    <section className={classes.notice} aria-labelledby="missed-partner">
      <h2 id="missed-partner" className={classes.noticeTitle}>
        {name} has not come
      </h2>
      <p className={classes.words}>
        {isHost
          ? 'Five minutes have passed. You can wait, find another partner, or end this interview and practice solo.'
          : 'Five minutes have passed. You can wait, find another partner, or practice solo with another question.'}
      </p>
      <div className={classes.ways}>
        <LinkButton to="/queue">Find somebody else now</LinkButton>
        {isHost ? (
          <Button variant="default" loading={alone.isPending || alone.isSuccess} onClick={() => alone.mutate()}>
            End it and practice solo
          </Button>
        ) : (
          <LinkButton to="/solo" variant="default">
            Practice solo
          </LinkButton>
        )}
      </div>
      {alone.error && (
        <Alert mt={12} color="red" variant="light" role="alert">
          {sentenceOf(alone.error)}
        </Alert>
      )}
    </section>
  )
}
