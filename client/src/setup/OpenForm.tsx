import type { PackSummary } from '@dryrun/shared/api/packs.ts'
import { Alert, Button, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useDraft } from '../lib/use-draft.ts'
import { sentenceOf } from '../ui/ErrorState.tsx'
import { LevelField } from './LevelField.tsx'
import classes from './OpenForm.module.css'
import { OpenSummary } from './OpenSummary.tsx'
import { type Faults, firstDraft, fromPack, OpenDraft, requestOf } from './open-draft.ts'
import { PackField } from './PackField.tsx'
import { PlanFields } from './PlanFields.tsx'
import { RoundsFields } from './RoundsFields.tsx'
import { faultsOf, useOpenInterview } from './use-open-interview.ts'

type Props = { packs: readonly PackSummary[]; knownName: string; askedPack?: string | undefined }

/** Keeps a draft until the interview is open. `askedPack` preselects a pack. */
export function OpenForm({ packs, knownName, askedPack }: Props) {
  const { draft, setDraft, forget } = useDraft('dryrun.open', OpenDraft, () => firstDraft(packs))
  const [faults, setFaults] = useState<Faults>({})
  const open = useOpenInterview(forget)
  const form = useRef<HTMLFormElement>(null)
  const summaryId = useId()
  const pack = packs.find(({ id }) => id === draft.packId) ?? packs[0]
  const choosePack = (packId: string) => {
    const chosen = packs.find(({ id }) => id === packId)
    setDraft(fromPack(draft, chosen))
  }
  const isOffered = (packId: string | undefined) => packs.some(({ id }) => id === packId)
  useOnce(isOffered(askedPack) && askedPack !== draft.packId, () => choosePack(askedPack ?? ''))
  // The draft's pack may have been deleted since, with its questions.
  useOnce(pack !== undefined && !isOffered(draft.packId), () => choosePack(pack?.id ?? ''))

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const checked = requestOf({ ...draft, packId: pack?.id ?? '' }, knownName)
    setFaults(checked.faults ?? {})
    if (checked.faults) return focusFirstFault(form.current)
    open.mutate(checked, { onError: (error) => setFaults(faultsOf(error)) })
  }

  return (
    <form ref={form} className={classes.form} onSubmit={submit} noValidate aria-describedby={summaryId}>
      <div className={classes.fields}>
        <TextInput
          label="Title"
          description="The people you invite see it, so it should not give the question away."
          value={draft.title}
          error={faults.title}
          onChange={(event) => setDraft({ title: event.currentTarget.value })}
        />
        <TextInput
          label="Your name"
          description="How others see you. You need no account."
          autoComplete="name"
          value={draft.name ?? knownName}
          error={faults.name}
          onChange={(event) => setDraft({ name: event.currentTarget.value })}
        />
        <LevelField level={draft.targetLevel} onChange={(targetLevel) => setDraft({ targetLevel })} />
        <PackField packs={packs} pack={pack} onChange={choosePack} />
        <RoundsFields draft={draft} pack={pack} faults={faults} onChange={(rounds) => setDraft({ rounds })} />
        <PlanFields plan={draft.plan} faults={faults} onChange={(plan) => setDraft({ plan })} />
      </div>
      <aside className={classes.aside} aria-label="What you are about to open">
        <OpenSummary id={summaryId} draft={draft} />
        {open.error && (
          <Alert color="red" variant="light" title="The interview was not opened" role="alert">
            {sentenceOf(open.error)} Nothing you entered is lost.
          </Alert>
        )}
        <Button type="submit" size="md" fullWidth loading={open.isPending || open.isSuccess}>
          Open the interview
        </Button>
      </aside>
    </form>
  )
}

/** Runs once, the first time `isDue` holds, so that later manual choices stay. */
function useOnce(isDue: boolean, run: () => void): void {
  const isDone = useRef(false)
  useEffect(() => {
    if (!isDue || isDone.current) return
    isDone.current = true
    run()
  }, [isDue, run])
}

/** Waits a frame, so that screen readers announce the focused field with its rendered error. */
function focusFirstFault(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}
