import { NameRequest } from '@dryrun/shared/api/me.ts'
import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useName } from '../lib/use-me.ts'
import { FormFailure } from '../ui/form/FormFailure.tsx'
import { useZodForm } from '../ui/form/use-zod-form.ts'

export function NameFirst({ next }: { next: string }) {
  const naming = useName()
  const { field, props, isBusy, failure } = useZodForm({
    schema: NameRequest,
    initial: () => ({ name: '' }),
    mutation: naming,
  })
  return (
    <form {...props}>
      <Stack gap={8}>
        <Group gap={8} align="flex-end">
          <TextInput label="Your name" autoComplete="name" {...field('name')} />
          <Button type="submit" loading={isBusy}>
            {next}
          </Button>
        </Group>
        <FormFailure error={failure} />
      </Stack>
    </form>
  )
}
