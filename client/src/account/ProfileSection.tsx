import { Profile } from '@dryrun/shared/api/profile.ts'
import { Button, MultiSelect, Select, Skeleton, TagsInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { languageChoices, ownLanguages } from '../queue/languages.ts'
import { LevelField } from '../setup/LevelField.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import classes from './Account.module.css'
import { accountClient } from './account-client.ts'
import { faultsOf } from './faults-of.ts'
import { Outcome } from './Outcome.tsx'
import { Section } from './Section.tsx'
import { TimesField } from './TimesField.tsx'

const words = 'What the queue begins with when you look for a partner, and in which zone times are shown to you.'

export function ProfileSection() {
  const { data, error, refetch } = useQuery({ queryKey: ['profile'], queryFn: accountClient.profile })
  return (
    <Section title="How you practise" words={words}>
      {error ? (
        <ErrorState title="Your profile could not be loaded" error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <Fields first={data.saved ? data.profile : firstOf(data.profile)} />
      ) : (
        <Skeleton height={320} role="status" aria-label="Loading your profile" />
      )}
    </Section>
  )
}

const firstOf = (profile: Profile): Profile => ({ ...profile, timeZone: ownZone(), languages: ownLanguages() })
const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone
const zones = (chosen: string) => [...new Set([chosen, 'UTC', ...Intl.supportedValuesOf('timeZone')])]

function Fields({ first }: { first: Profile }) {
  const queries = useQueryClient()
  const [profile, setProfile] = useState(first)
  const [fault, setFault] = useState<string | undefined>()
  const set = (part: Partial<Profile>) => setProfile({ ...profile, ...part })
  const save = useMutation({
    mutationFn: accountClient.saveProfile,
    onSuccess: (reply) => queries.setQueryData(['profile'], reply),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const parsed = Profile.safeParse(profile)
    setFault(Object.values(faultsOf(parsed.error))[0])
    if (parsed.success) save.mutate(parsed.data)
  }
  return (
    <form className={classes.wide} onSubmit={submit} noValidate>
      <Select
        label="Time zone"
        data={zones(profile.timeZone).map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
        value={profile.timeZone}
        searchable
        allowDeselect={false}
        limit={50}
        nothingFoundMessage="No zone is called so"
        onChange={(timeZone) => timeZone && set({ timeZone })}
      />
      <MultiSelect
        label="Languages"
        data={languageChoices(profile.languages)}
        value={profile.languages}
        searchable
        hidePickedOptions
        maxValues={10}
        onChange={(languages) => set({ languages })}
      />
      <LevelField level={profile.targetLevel} onChange={(targetLevel) => set({ targetLevel })} />
      <TagsInput
        label="Topics"
        description="Write one and press Enter."
        value={profile.topics}
        maxTags={20}
        onChange={(topics) => set({ topics })}
      />
      <TimesField times={profile.availability} onChange={(availability) => set({ availability })} />
      <div className={classes.actions}>
        <Button type="submit" variant="default" loading={save.isPending}>
          Save the profile
        </Button>
        {fault ? (
          <p className={classes.fault} role="alert">
            {fault}
          </p>
        ) : (
          <Outcome error={save.error} done={save.isSuccess && 'Saved.'} />
        )}
      </div>
    </form>
  )
}
