import type { PackSummary } from '@dryrun/shared/api/packs.ts'
import { counted, targetText } from '@dryrun/shared/format.ts'
import { Alert, Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useId, useState } from 'react'
import { useDraft } from '../lib/use-draft.ts'
import { LevelField } from '../setup/LevelField.tsx'
import classes from '../setup/OpenForm.module.css'
import { type Faults, minutesOf } from '../setup/open-draft.ts'
import { PackField } from '../setup/PackField.tsx'
import { PlanFields } from '../setup/PlanFields.tsx'
import { aboutQuestion, questionChoices, SURPRISE } from '../setup/question-choices.ts'
import { faultsOf } from '../setup/use-open-interview.ts'
import { sentenceOf } from '../ui/ErrorState.tsx'
import { firstSoloDraft, SoloDraft, soloRequestOf } from './solo-draft.ts'
import { useOpenSolo } from './use-open-solo.ts'

type Props = { packs: readonly PackSummary[]; knownName: string }
type FieldsProps = {
  packs: readonly PackSummary[]
  pack: PackSummary | undefined
  draft: SoloDraft
  faults: Faults
  onChange: (part: Partial<SoloDraft>) => void
}

export function SoloForm({ packs, knownName }: Props) {
  const { draft, setDraft, forget } = useDraft('dryrun.solo', SoloDraft, () => firstSoloDraft(packs))
  const [faults, setFaults] = useState<Faults>({})
  const open = useOpenSolo(forget)
  const summaryId = useId()
  const pack = packs.find(({ id }) => id === draft.packId) ?? packs[0]

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const checked = soloRequestOf({ ...draft, packId: pack?.id ?? '' }, knownName)
    setFaults(checked.faults ?? {})
    if (!checked.faults) open.mutate(checked, { onError: (error) => setFaults(faultsOf(error)) })
  }

  return (
    <form className={classes.form} onSubmit={submit} noValidate aria-describedby={summaryId}>
      <div className={classes.fields}>
        <TextInput
          label="Your name"
          description="How a reviewer sees you. You need no account."
          autoComplete="name"
          value={draft.name ?? knownName}
          error={faults.name}
          onChange={(event) => setDraft({ name: event.currentTarget.value })}
        />
        <SoloFields packs={packs} pack={pack} draft={draft} faults={faults} onChange={setDraft} />
      </div>
      <aside className={classes.aside} aria-label="What you are about to begin">
        <SoloSummary id={summaryId} draft={draft} />
        {open.error && (
          <Alert color="red" variant="light" title="The round was not opened" role="alert">
            {sentenceOf(open.error)} Nothing you entered is lost.
          </Alert>
        )}
        <Button type="submit" size="md" fullWidth loading={open.isPending || open.isSuccess}>
          Get ready
        </Button>
      </aside>
    </form>
  )
}

function SoloFields({ packs, pack, draft, faults, onChange }: FieldsProps) {
  return (
    <>
      <LevelField level={draft.targetLevel} onChange={(targetLevel) => onChange({ targetLevel })} />
      <PackField packs={packs} pack={pack} onChange={(packId) => onChange({ packId, questionId: null })} />
      <NativeSelect
        label="Question"
        data={questionChoices(pack, new Set())}
        value={draft.questionId ?? SURPRISE}
        error={faults.questionId}
        description={aboutQuestion(pack, draft.questionId, 'Drawn for you, and shown only when the clock starts.')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        onChange={(event) => onChange({ questionId: event.currentTarget.value || null })}
      />
      <PlanFields plan={draft.plan} faults={faults} onChange={(plan) => onChange({ plan })} />
      <TextInput
        label="Title"
        description="Under which you find it again; a reviewer reads it too."
        value={draft.title}
        error={faults.title}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
    </>
  )
}

function SoloSummary({ id, draft }: { id: string; draft: SoloDraft }) {
  return (
    <div className={classes.summary} id={id}>
      <h2 className={classes.summaryTitle}>One round, {counted(minutesOf(draft.plan), 'minute')}</h2>
      <ul className={classes.facts}>
        <li>You answer{draft.questionId === null && ' a question drawn for you'}</li>
        <li>Target level {targetText[draft.targetLevel].toLowerCase()}</li>
      </ul>
      <p className={classes.note}>The clock starts when you say so, on the next page.</p>
    </div>
  )
}
