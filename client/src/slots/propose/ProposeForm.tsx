import type { PackSummary } from '@dryrun/shared/api/packs.ts'
import { Button, TextInput } from '@mantine/core'
import { ContentFields } from '../../setup/ContentFields.tsx'
import { fitted } from '../../setup/open-draft.ts'
import { FormFailure } from '../../ui/form/FormFailure.tsx'
import { useZodForm } from '../../ui/form/use-zod-form.ts'
import classes from '../../ui/sheets/LongForm.module.css'
import { TimesField } from '../TimesField.tsx'
import { ProposeSummary } from './ProposeSummary.tsx'
import { fieldOf, firstProposal, ProposeDraft, proposeSchema } from './propose-draft.ts'
import { usePropose } from './use-propose.ts'

type Props = { packs: readonly PackSummary[]; knownName: string; zone: string }

export function ProposeForm({ packs, knownName, zone }: Props) {
  const { values, faults, field, set, props, isBusy, failure } = useZodForm({
    schema: proposeSchema(knownName, zone),
    initial: () => firstProposal(packs, zone),
    mutation: usePropose(),
    draft: { key: 'dryrun.propose', schema: ProposeDraft },
    adjust: (draft) => fitted(draft, packs),
    fieldOf,
    leaves: true,
  })
  return (
    <form className={classes.form} {...props}>
      <div className={classes.fields}>
        <TimesField
          walls={values.walls}
          zone={zone}
          other={null}
          faults={faults}
          onChange={(walls) => set({ walls })}
        />
        <TextInput
          label="Your name"
          description="How your partner sees you. You need no account."
          autoComplete="name"
          {...field('name')}
          value={values.name ?? knownName}
        />
        <TextInput
          label="Title"
          description="The people you invite see it, so it should not give the question away."
          {...field('title')}
        />
        <ContentFields draft={values} packs={packs} faults={faults} onChange={set} />
      </div>
      <aside className={classes.aside} aria-label="What you are about to propose">
        <ProposeSummary draft={values} />
        <FormFailure title="This was not proposed" error={failure} after="Nothing you entered is lost." />
        <Button type="submit" size="md" fullWidth loading={isBusy}>
          Propose and get the link
        </Button>
      </aside>
    </form>
  )
}
