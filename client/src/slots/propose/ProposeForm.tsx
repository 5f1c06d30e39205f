import type { PackSummary } from '@dryrun/shared/api/packs.ts'
import { Alert, Button, TextInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { z } from 'zod'
import { useDraft } from '../../lib/use-draft.ts'
import { LevelField } from '../../setup/LevelField.tsx'
import form from '../../setup/OpenForm.module.css'
import { type Faults, firstDraft, OpenDraft, requestOf } from '../../setup/open-draft.ts'
import { PackField } from '../../setup/PackField.tsx'
import { PlanFields } from '../../setup/PlanFields.tsx'
import { RoundsFields } from '../../setup/RoundsFields.tsx'
import { faultsOf } from '../../setup/use-open-interview.ts'
import { sentenceOf } from '../../ui/ErrorState.tsx'
import { startsOf, TimesField } from '../TimesField.tsx'
import { tomorrowEvening } from '../wall-time.ts'
import { ProposeSummary } from './ProposeSummary.tsx'
import { usePropose } from './use-propose.ts'

const ProposeDraft = OpenDraft.extend({ walls: z.array(z.string()).min(1).max(5) })

type Props = { packs: readonly PackSummary[]; knownName: string; zone: string }

export function ProposeForm({ packs, knownName, zone }: Props) {
  const { draft, setDraft, forget } = useDraft('dryrun.propose', ProposeDraft, () => ({
    ...firstDraft(packs),
    title: 'System-design rehearsal',
    walls: [tomorrowEvening(Date.now(), zone)],
  }))
  const [faults, setFaults] = useState<Faults>({})
  const propose = usePropose(forget)
  const element = useRef<HTMLFormElement>(null)
  const pack = packs.find(({ id }) => id === draft.packId) ?? packs[0]

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { walls, ...open } = draft
    const checked = requestOf({ ...open, packId: pack?.id ?? '' }, knownName)
    const starts = startsOf(walls, zone)
    const wrong = {
      ...checked.faults,
      ...(!starts && { starts: 'Choose a day and a time in each field, or remove it.' }),
    }
    setFaults(wrong)
    if (checked.faults || !starts) return focusFirstFault(element.current)
    const { request, name } = checked
    propose.mutate(
      { name, proposal: { interview: request, starts, timeZone: zone } },
      { onError: (error) => setFaults(faultsOf(error)) },
    )
  }

  return (
    <form ref={element} className={form.form} onSubmit={submit} noValidate>
      <div className={form.fields}>
        <TimesField
          walls={draft.walls}
          zone={zone}
          other={null}
          fault={faults.starts}
          onChange={(walls) => setDraft({ walls })}
        />
        <TextInput
          label="Your name"
          description="How the other one sees you. You need no account."
          autoComplete="name"
          value={draft.name ?? knownName}
          error={faults.name}
          onChange={(event) => setDraft({ name: event.currentTarget.value })}
        />
        <TextInput
          label="Title"
          description="The people you invite see it, so it should not give the question away."
          value={draft.title}
          error={faults.title}
          onChange={(event) => setDraft({ title: event.currentTarget.value })}
        />
        <LevelField level={draft.targetLevel} onChange={(targetLevel) => setDraft({ targetLevel })} />
        <PackField packs={packs} pack={pack} onChange={(packId) => setDraft({ packId })} />
        <RoundsFields draft={draft} pack={pack} faults={faults} onChange={(rounds) => setDraft({ rounds })} />
        <PlanFields plan={draft.plan} faults={faults} onChange={(plan) => setDraft({ plan })} />
      </div>
      <aside className={form.aside} aria-label="What you are about to propose">
        <ProposeSummary draft={draft} />
        {propose.error && (
          <Alert color="red" variant="light" title="This was not proposed" role="alert">
            {sentenceOf(propose.error)} Nothing you entered is lost.
          </Alert>
        )}
        <Button type="submit" size="md" fullWidth loading={propose.isPending || propose.isSuccess}>
          Propose and get the link
        </Button>
      </aside>
    </form>
  )
}

/** Waits a frame, so that screen readers announce the focused field with its rendered error. */
function focusFirstFault(element: HTMLFormElement | null): void {
  requestAnimationFrame(() => element?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}
