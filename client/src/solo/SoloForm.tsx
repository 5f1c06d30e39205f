import type { PackSummary } from '@dryrun/shared/api/packs.ts'
import { counted, targetText } from '@dryrun/shared/format.ts'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useId } from 'react'
import { LevelField } from '../setup/LevelField.tsx'
import { minutesOf } from '../setup/open-draft.ts'
import { PackField } from '../setup/PackField.tsx'
import { PlanFields } from '../setup/PlanFields.tsx'
import { aboutQuestion, questionChoices, SURPRISE } from '../setup/question-choices.ts'
import { FormFailure } from '../ui/form/FormFailure.tsx'
import { useZodForm } from '../ui/form/use-zod-form.ts'
import classes from '../ui/sheets/LongForm.module.css'
import { firstSoloDraft, fittedSolo, SoloDraft, soloSchema } from './solo-draft.ts'
import { useOpenSolo } from './use-open-solo.ts'

type Props = { packs: readonly PackSummary[]; knownName: string }
type Form = ReturnType<typeof useSoloForm>

export function SoloForm({ packs, knownName }: Props) {
  const form = useSoloForm(packs, knownName)
  const { values, field, props, isBusy, failure } = form
  const summaryId = useId()
  return (
    <form className={classes.form} {...props} aria-describedby={summaryId}>
      <div className={classes.fields}>
        <TextInput
          label="Your name"
          description="How a reviewer sees you. You need no account."
          autoComplete="name"
          {...field('name')}
          value={values.name ?? knownName}
        />
        <SoloFields packs={packs} form={form} />
      </div>
      <aside className={classes.aside} aria-label="What you are about to begin">
        <SoloSummary id={summaryId} draft={values} />
        <FormFailure title="The round was not opened" error={failure} after="Nothing you entered is lost." />
        <Button type="submit" size="md" fullWidth loading={isBusy}>
          Continue
        </Button>
      </aside>
    </form>
  )
}

const useSoloForm = (packs: readonly PackSummary[], knownName: string) =>
  useZodForm({
    schema: soloSchema(knownName),
    initial: () => firstSoloDraft(packs),
    mutation: useOpenSolo(),
    draft: { key: 'dryrun.solo', schema: SoloDraft },
    adjust: (draft) => fittedSolo(draft, packs),
    leaves: true,
  })

function SoloFields({ packs, form }: { packs: readonly PackSummary[]; form: Form }) {
  const { values, faults, field, set } = form
  const pack = packs.find(({ id }) => id === values.packId)
  return (
    <>
      <LevelField level={values.targetLevel} onChange={(targetLevel) => set({ targetLevel })} />
      <PackField
        packs={packs}
        pack={pack}
        fault={faults.packId}
        onChange={(packId) => set({ packId, questionId: null })}
      />
      <NativeSelect
        label="Question"
        data={questionChoices(pack, new Set())}
        value={values.questionId ?? SURPRISE}
        error={faults.questionId}
        description={aboutQuestion(pack, values.questionId, 'Picked at random, and shown only when the clock starts.')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        onChange={(event) => set({ questionId: event.currentTarget.value || null })}
      />
      <PlanFields plan={values.plan} faults={faults} onChange={(plan) => set({ plan })} />
      <TextInput
        label="Title"
        description="Under which you find it again; a reviewer reads it too."
        {...field('title')}
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
