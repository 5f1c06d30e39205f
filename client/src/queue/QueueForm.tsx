import { defaultPlanMinutes } from '@dryrun/shared/interview/terms.ts'
import { most } from '@dryrun/shared/limits.ts'
import { Button, MultiSelect, Skeleton, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../lib/api-client.ts'
import { LevelField } from '../setup/LevelField.tsx'
import { FormFailure } from '../ui/form/FormFailure.tsx'
import { firstFaultIn, useZodForm } from '../ui/form/use-zod-form.ts'
import { languageChoices } from './languages.ts'
import classes from './Queue.module.css'
import { QueueNewsLine } from './QueueNewsLine.tsx'
import { queueClient } from './queue-client.ts'
import { firstDraft, joinSchema, QueueDraft } from './queue-draft.ts'
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
  const { values, faults, field, set, props, isBusy, failure } = useZodForm({
    schema: joinSchema(knownName),
    initial: first,
    mutation: join,
    draft: { key: 'dryrun.queue', schema: QueueDraft, isPreference: true },
  })
  return (
    <form className={classes.form} {...props}>
      <p className={classes.lead}>
        We bring you together with somebody who wants the same. You meet in a room at once, so have a quiet place, and
        {defaultPlanMinutes} minutes for each round.
      </p>
      {knownName === '' && (
        <TextInput
          label="Your name"
          description="How your partner sees you. You need no account."
          autoComplete="name"
          {...field('name')}
          value={values.name ?? ''}
        />
      )}
      <RoleField role={values.role} onChange={(role) => set({ role })} />
      <LevelField level={values.level} onChange={(level) => set({ level })} />
      <Topics topics={values.topics} onChange={(topics) => set({ topics })} fault={firstFaultIn(faults, 'topics')} />
      <MultiSelect
        label="Languages you can do it in"
        description="You and your partner have at least one in common."
        data={languageChoices(values.languages)}
        searchable
        hidePickedOptions
        maxValues={most.languages}
        {...field('languages')}
      />
      <FormFailure title="You are not in the queue" error={failure} />
      <div className={classes.go}>
        <Button type="submit" size="md" loading={isBusy}>
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
      maxValues={most.topics}
      nothingFoundMessage="No question has this topic"
      onChange={onChange}
    />
  )
}
