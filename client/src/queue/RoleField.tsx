import type { WantedRole } from '@dryrun/shared/api/queue.ts'
import { Radio, Stack } from '@mantine/core'
import { wantedRoleText } from './queue-text.ts'

const roles = Object.entries(wantedRoleText) as [WantedRole, (typeof wantedRoleText)[WantedRole]][]

export function RoleField({ role, onChange }: { role: WantedRole; onChange: (role: WantedRole) => void }) {
  return (
    <Radio.Group label="What do you want to do?" value={role} onChange={(value) => onChange(value as WantedRole)}>
      <Stack gap="xs" mt="xs">
        {roles.map(([value, { label, words }]) => (
          <Radio key={value} value={value} label={label} description={words} />
        ))}
      </Stack>
    </Radio.Group>
  )
}
