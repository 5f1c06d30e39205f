import { NameRequest } from '@dryrun/shared/api/me.ts'
import { Button, Stack, TextInput } from '@mantine/core'
import { useName } from '../lib/use-me.ts'
import { FormFailure } from '../ui/form/FormFailure.tsx'
import { useZodForm } from '../ui/form/use-zod-form.ts'

export function Rename({ name, onDone }: { name: string; onDone: () => void }) {
  const rename = useName()
  const { field, props, isBusy, failure } = useZodForm({
    schema: NameRequest,
    initial: () => ({ name }),
    mutation: rename,
    onSent: onDone,
  })
  return (
    <form {...props}>
      <Stack gap="xs">
        <TextInput
          label="Your name"
          description="Used in the interviews you open or join from now on."
          data-autofocus
          {...field('name')}
        />
        <FormFailure error={failure} />
        <Button type="submit" loading={isBusy}>
          Save
        </Button>
      </Stack>
    </form>
  )
}
