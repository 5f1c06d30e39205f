import type { PackSummary } from '@dryrun/shared/api/packs.ts'
import { Button, TextInput } from '@mantine/core'
import { useId } from 'react'
import { FormFailure } from '../ui/form/FormFailure.tsx'
import { useZodForm } from '../ui/form/use-zod-form.ts'
import classes from '../ui/sheets/LongForm.module.css'
import { ContentFields } from './ContentFields.tsx'
import { OpenSummary } from './OpenSummary.tsx'
import { firstDraft, fitted, fromPack, OpenDraft, openSchema } from './open-draft.ts'
import { useOpenInterview } from './use-open-interview.ts'

type Props = { packs: readonly PackSummary[]; knownName: string; askedPack?: string | undefined }

/** Keeps a draft until the interview is open. `askedPack` preselects a pack. */
export function OpenForm({ packs, knownName, askedPack }: Props) {
  const summaryId = useId()
  const asked = packs.find(({ id }) => id === askedPack)
  const { values, faults, field, set, props, isBusy, failure } = useZodForm({
    schema: openSchema(knownName),
    initial: () => firstDraft(packs),
    mutation: useOpenInterview(),
    draft: { key: 'dryrun.open', schema: OpenDraft },
    adjust: (draft) => (asked && asked.id !== draft.packId ? fromPack(draft, asked) : fitted(draft, packs)),
    leaves: true,
  })
  return (
    <form className={classes.form} {...props} aria-describedby={summaryId}>
      <div className={classes.fields}>
        <TextInput
          label="Title"
          description="The people you invite see it, so it should not give the question away."
          {...field('title')}
        />
        <TextInput
          label="Your name"
          description="How others see you. You need no account."
          autoComplete="name"
          {...field('name')}
          value={values.name ?? knownName}
        />
        <ContentFields draft={values} packs={packs} faults={faults} onChange={set} />
      </div>
      <aside className={classes.aside} aria-label="What you are about to open">
        <OpenSummary id={summaryId} draft={values} />
        <FormFailure title="The interview was not opened" error={failure} after="Nothing you entered is lost." />
        <Button type="submit" size="md" fullWidth loading={isBusy}>
          Create interview
        </Button>
      </aside>
    </form>
  )
}
