import { BlindScoresRequest, type Sheet, type SheetReply } from '@dryrun/shared/api/calibration.ts'
import { levelText, targetText } from '@dryrun/shared/format.ts'
import { partsOf, reachedBy, SeenParts } from '@dryrun/shared/interview/parts.ts'
import type { Level } from '@dryrun/shared/interview/terms.ts'
import { Button } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { z } from 'zod'
import { levels } from '../lib/role-text.ts'
import { useDraft } from '../lib/use-draft.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { Fold } from '../ui/Fold.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { LevelParts } from '../ui/parts/LevelParts.tsx'
import { PartsOutcome } from '../ui/parts/PartsOutcome.tsx'
import { Scale } from '../ui/Scale.tsx'
import classes from './Calibration.module.css'
import { calibrationClient } from './calibration-client.ts'

type Reply = z.infer<typeof SheetReply>
type Props = { sheet: Sheet; onHandedIn: (reply: Reply) => void }

/** The ticked parts stay in this browser: the levels alone are submitted. */
const Draft = BlindScoresRequest.extend({ seen: z.record(z.string(), SeenParts).default({}) })
type Draft = z.infer<typeof Draft>

export function ScoreBlind({ sheet: { calibration, rubric }, onHandedIn }: Props) {
  const { id, targetLevel } = calibration
  const { draft, setDraft, forget } = useDraft<Draft>(`blind scores ${id}`, Draft, () => ({ levels: {}, seen: {} }))
  const chosen: Readonly<Partial<Record<string, Level>>> = draft.levels
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => calibrationClient.handIn(id, { levels: draft.levels }),
    onSuccess: (reply) => {
      forget()
      onHandedIn(reply)
    },
  })
  const give = (dimension: string, level: Level | undefined, seen?: SeenParts) => {
    const { [dimension]: _, ...others } = draft.levels
    setDraft({
      levels: level ? { ...others, [dimension]: level } : others,
      ...(seen && { seen: { ...draft.seen, [dimension]: seen } }),
    })
  }
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
        {rubric.map((row) => (
          <Fold key={row.id} title={row.name} aside={stateOf(chosen[row.id])}>
            <Row
              row={row}
              level={chosen[row.id] ?? null}
              seen={Object.hasOwn(draft.seen, row.id) ? draft.seen[row.id] : undefined}
              onGive={(level, seen) => give(row.id, level, seen)}
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

type RowProps = {
  row: Sheet['rubric'][number]
  level: Level | null
  seen: SeenParts | undefined
  onGive: (level: Level | undefined, seen?: SeenParts) => void
}

/** A dimension by its parts, or by its anchors where they have none. A level may differ from its parts. */
function Row({ row, level, seen, onGive }: RowProps) {
  const { name, anchors } = row
  const parts = partsOf(row)
  const reached = reachedBy(row, { seen })
  if (!parts)
    return (
      <Scale
        layout="list"
        quietLegend
        legend={`Level for ${name}`}
        options={levels.map((value) => ({ value, label: levelText[value], words: anchors[value - 1] }))}
        value={level}
        onChange={onGive}
      />
    )
  return (
    <>
      <LevelParts
        name={name}
        parts={parts}
        seen={seen}
        level={level}
        onSee={(now) => onGive(reachedBy(row, { seen: now })?.level, now)}
        onPick={onGive}
      />
      <PartsOutcome reached={reached} level={level} onFollow={() => onGive(reached?.level)} />
    </>
  )
}

const stateOf = (level: Level | undefined): string => (level ? `${level} ${levelText[level]}` : 'Not scored')
