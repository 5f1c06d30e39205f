import type { ShareRequest } from '@dryrun/shared/api/report.ts'
import { Button, Checkbox, SegmentedControl, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { api } from '../../lib/api-client.ts'
import { useLinkOrigin } from '../../lib/link-origin.ts'
import { LinkField } from '../../ui/CopyField.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { ShareList, sharesKey } from './ShareList.tsx'

const spans = [
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
]

export function ShareForm({ interviewId }: { interviewId: string }) {
  const label = useId()
  const origin = useLinkOrigin()
  const queries = useQueryClient()
  const [terms, setTerms] = useState<ShareRequest>({ days: 30, showNames: false, showScript: false })
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: () => api.share(interviewId, terms),
    onSuccess: () => queries.invalidateQueries({ queryKey: sharesKey(interviewId) }),
  })
  const set = (part: Partial<ShareRequest>) => setTerms({ ...terms, ...part })
  return (
    <Stack gap="md">
      <Text size="sm">
        Anyone with the link can read the report, without signing in. Chat, notes, pictures and what was said of the
        interviewing stay out of it. Names are replaced where they are spelled as people gave them; nicknames are not
        known, so read it once yourself.
      </Text>
      <div>
        <Text id={label} size="sm" fw={600} mb={4}>
          The link works for
        </Text>
        <SegmentedControl
          aria-labelledby={label}
          data={spans}
          value={String(terms.days)}
          onChange={(days) => set({ days: Number(days) })}
        />
      </div>
      <Checkbox
        label="Show my name"
        description="The other one stays nameless either way."
        checked={terms.showNames}
        onChange={(event) => set({ showNames: event.currentTarget.checked })}
      />
      <Checkbox
        label="Show what only the interviewer had"
        description="What was really being asked, points and follow-ups with what they test, red flags, what to study. Readers can no longer be asked this question."
        checked={terms.showScript}
        onChange={(event) => set({ showScript: event.currentTarget.checked })}
      />
      <div>
        <Button onClick={() => mutate()} loading={isPending}>
          {data ? 'Make another link' : 'Make a link'}
        </Button>
      </div>
      {error && <ErrorState title="No link was made" error={error} />}
      {data && origin && (
        <div>
          <Text size="sm" mb={6}>
            Copy it now: it is shown this once.
          </Text>
          <LinkField label="Link to the report" value={`${origin}/shared/${data.token}`} />
        </div>
      )}
      <ShareList interviewId={interviewId} />
    </Stack>
  )
}
