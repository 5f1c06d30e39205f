import type { QueueRequest } from '@dryrun/shared/api/queue.ts'
import { Alert, Button, MultiSelect, Skeleton, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { api } from '../lib/api-client.ts'
import { useDraft } from '../lib/use-draft.ts'
import { LevelField } from '../setup/LevelField.tsx'
import { sentenceOf } from '../ui/ErrorState.tsx'
import { languageChoices } from './languages.ts'
import classes from './Queue.module.css'
import { QueueNewsLine } from './QueueNewsLine.tsx'
import { queueClient } from './queue-client.ts'
import { firstDraft, QueueDraft, wantsOf } from './queue-draft.ts'
import { RoleField } from './RoleField.tsx'
import type { useQueueActs } from './use-queue.ts'

type Props = { join: ReturnType<typeof useQueueActs>['join']; knownName: string }

export function QueueForm(props: Props) {
  const profile = useQuery({
    queryKey: ['profile'],
    queryFn: queueClient.profile,
    enabled: props.knownName !== '',
    retry: false,
  })
  if (profile.isLoading) return <Skeleton height={320} role="status" aria-label="Loading the form" />
  const said = profile.data?.saved ? profile.data.profile : undefined
  return <Fields {...props} first={() => firstDraft(said)} />
}

function Fields({ join, knownName, first }: Props & { first: () => QueueDraft }) {
  const { draft, setDraft } = useDraft('dryrun.queue', QueueDraft, first)
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const form = useRef<HTMLFormElement>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const checked = wantsOf(draft, knownName)
    setFaults(checked.faults ?? {})
    if (checked.faults) return focusFirstFault(form.current)
    join.mutate(asked(checked, knownName))
  }
  return (
    <form ref={form} className={classes.form} onSubmit={submit} noValidate>
      <p className={classes.lead}>
        We bring you together with somebody who wants the same. You meet in a room at once, so have a quiet place, and
        45 minutes for each round.
      </p>
      {knownName === '' && (
        <TextInput
          label="Your name"
          description="How your partner sees you. You need no account."
          autoComplete="name"
          value={draft.name ?? ''}
          error={faults.name}
          onChange={(event) => setDraft({ name: event.currentTarget.value })}
        />
      )}
      <RoleField role={draft.role} onChange={(role) => setDraft({ role })} />
      <LevelField level={draft.level} onChange={(level) => setDraft({ level })} />
      <Topics topics={draft.topics} onChange={(topics) => setDraft({ topics })} fault={faults.topics} />
      <MultiSelect
        label="Languages you can do it in"
        description="You and your partner have at least one in common."
        data={languageChoices(draft.languages)}
        value={draft.languages}
        error={faults.languages}
        searchable
        hidePickedOptions
        maxValues={10}
        onChange={(languages) => setDraft({ languages })}
      />
      {join.error && (
        <Alert color="red" variant="light" role="alert" title="You are not in the queue">
          {sentenceOf(join.error)}
        </Alert>
      )}
      <div className={classes.go}>
        <Button type="submit" size="md" loading={join.isPending}>
          Find a partner
        </Button>
        <QueueNewsLine />
      </div>
    </form>
  )
}

function Topics({
  topics,
  onChange,
  fault,
}: {
  topics: string[]
  onChange: (topics: string[]) => void
  fault?: string | undefined
}) {
  const packs = useQuery({ queryKey: ['packs'], queryFn: api.packs, staleTime: 300_000 })
  const offered = packs.data?.packs.flatMap(({ questions }) => questions.flatMap((question) => question.topics)) ?? []
  return (
    <MultiSelect
      label="Topics"
      description="Choose some, and you get a question about one of them where there is one. Without any, all are fine."
      data={[...new Set([...offered, ...topics])].toSorted((a, b) => a.localeCompare(b))}
      value={topics}
      error={fault}
      searchable
      clearable
      hidePickedOptions
      maxValues={20}
      nothingFoundMessage="No question has this topic"
      onChange={onChange}
    />
  )
}

const asked = ({ wants, name }: { wants: QueueRequest; name: string }, knownName: string) => ({
  wants,
  name: knownName === '' ? name : undefined,
})

/** Waits a frame, so that screen readers announce the focused field with its rendered error. */
function focusFirstFault(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}
