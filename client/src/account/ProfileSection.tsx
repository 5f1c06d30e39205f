import { Profile } from '@dryrun/shared/api/profile.ts'
import { most } from '@dryrun/shared/limits.ts'
import { Button, MultiSelect, Select, Skeleton, TagsInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { languageChoices, ownLanguages } from '../queue/languages.ts'
import { LevelField } from '../setup/LevelField.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { firstFaultIn, useZodForm } from '../ui/form/use-zod-form.ts'
import classes from './Account.module.css'
import { accountClient } from './account-client.ts'
import { Outcome } from './Outcome.tsx'
import { Section } from './Section.tsx'
import { TimesField } from './TimesField.tsx'

const words = 'What the queue begins with when you look for a partner, and in which zone times are shown to you.'
/** Rows that the list shows at once; typing finds the rest. */
const SHOWN_ZONES = 50

export function ProfileSection() {
  const { data, error, refetch } = useQuery({ queryKey: ['profile'], queryFn: accountClient.profile })
  return (
    <Section title="How you practice" words={words}>
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
  const save = useMutation({
    mutationFn: accountClient.saveProfile,
    onSuccess: (reply) => queries.setQueryData(['profile'], reply),
  })
  const {
    values: profile,
    faults,
    field,
    set,
    props,
    isBusy,
    failure,
  } = useZodForm({ schema: Profile, initial: () => first, mutation: save })
  return (
    <form className={classes.wide} {...props}>
      <Select
        label="Time zone"
        data={zones(profile.timeZone).map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
        value={profile.timeZone}
        error={faults.timeZone}
        searchable
        allowDeselect={false}
        limit={SHOWN_ZONES}
        nothingFoundMessage="No zone is called so"
        onChange={(timeZone) => timeZone && set({ timeZone })}
      />
      <MultiSelect
        label="Languages"
        data={languageChoices(profile.languages)}
        searchable
        hidePickedOptions
        maxValues={most.languages}
        {...field('languages')}
      />
      <LevelField level={profile.targetLevel} onChange={(targetLevel) => set({ targetLevel })} />
      <TagsInput
        label="Topics"
        description="Write one and press Enter."
        value={profile.topics}
        error={firstFaultIn(faults, 'topics')}
        maxTags={most.topics}
        onChange={(topics) => set({ topics })}
      />
      <TimesField times={profile.availability} faults={faults} onChange={(availability) => set({ availability })} />
      <div className={classes.actions}>
        <Button type="submit" variant="default" loading={isBusy}>
          Save the profile
        </Button>
        <Outcome error={failure} done={save.isSuccess && 'Saved.'} />
      </div>
    </form>
  )
}
