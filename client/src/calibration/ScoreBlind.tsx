import { BlindScoresRequest, type Sheet, type SheetReply } from '@dryrun/shared/api/calibration.ts'
import { levelText, targetText } from '@dryrun/shared/format.ts'
import type { Level } from '@dryrun/shared/interview/terms.ts'
import { Button } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { z } from 'zod'
import { levels } from '../lib/role-text.ts'
import { useDraft } from '../lib/use-draft.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { Fold } from '../ui/Fold.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Scale } from '../ui/Scale.tsx'
import classes from './Calibration.module.css'
import { calibrationClient } from './calibration-client.ts'

type Reply = z.infer<typeof SheetReply>
type Props = { sheet: Sheet; onHandedIn: (reply: Reply) => void }

export function ScoreBlind({ sheet: { calibration, rubric }, onHandedIn }: Props) {
  const { id, targetLevel } = calibration
  const { draft, setDraft, forget } = useDraft(`blind scores ${id}`, BlindScoresRequest, () => ({ levels: {} }))
  const chosen: Readonly<Partial<Record<string, Level>>> = draft.levels
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => calibrationClient.handIn(id, draft),
    onSuccess: (reply) => {
      forget()
      onHandedIn(reply)
    },
  })
  const scored = rubric.filter((row) => chosen[row.id]).length
  return (
    <>
      <p className={classes.lead}>
        Judged against the target level {targetText[targetLevel].toLowerCase()}. Watch it, choose for each dimension
        what you observed, and leave out what the round never came to.
      </p>
      <LinkButton
        to="/calibration/$calibrationId/watch"
        params={{ calibrationId: id }}
        target="_blank"
        leftSection={<IconPlayerPlay size={18} stroke={1.75} aria-hidden />}
      >
        Watch the round in a new tab
      </LinkButton>
      <section className={classes.sheet} aria-label="Your scores">
        {rubric.map(({ id: dimension, name, anchors }) => (
          <Fold key={dimension} title={name} aside={stateOf(chosen[dimension])}>
            <Scale
              layout="list"
              quietLegend
              legend={`Level for ${name}`}
              options={levels.map((value) => ({ value, label: levelText[value], words: anchors[value - 1] }))}
              value={chosen[dimension] ?? null}
              onChange={(level) => setDraft({ levels: { ...draft.levels, [dimension]: level } })}
            />
          </Fold>
        ))}
      </section>
      {error && <ErrorState title="Your scores were not submitted" error={error} />}
      <div className={classes.handIn}>
        <Button onClick={() => mutate()} loading={isPending} disabled={scored === 0}>
          Submit {scored} of {rubric.length}
        </Button>
        <span className={classes.aside}>They stay as they are after that, and you see how all scored it.</span>
      </div>
    </>
  )
}

const stateOf = (level: Level | undefined): string => (level ? `${level} ${levelText[level]}` : 'Not scored')
