import { Name } from '@dryrun/shared/interview/commands.ts'
import { Button, Popover, Stack, TextInput } from '@mantine/core'
import { IconUser } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { sentenceOf } from '../ui/ErrorState.tsx'
import { useMe, useName } from './use-me.ts'
import classes from './WhoAmI.module.css'

/** The name others see, and a way to change it. Nothing while nobody has given one. */
export function WhoAmI() {
  const { data: me } = useMe()
  const [opened, setOpened] = useState(false)
  if (!me) return null
  return (
    <Popover opened={opened} onChange={setOpened} width={280} position="bottom-end" trapFocus shadow="md">
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-md"
          className={classes.name}
          leftSection={<IconUser size={18} stroke={1.75} aria-hidden />}
          onClick={() => setOpened(!opened)}
        >
          {me.name}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Rename name={me.name} onDone={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}

function Rename({ name, onDone }: { name: string; onDone: () => void }) {
  const [text, setText] = useState(name)
  const [fault, setFault] = useState<string | null>(null)
  const rename = useName()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const parsed = Name.safeParse(text)
    if (!parsed.success) return setFault(parsed.error.issues[0]?.message ?? null)
    rename.mutate(parsed.data, { onSuccess: onDone, onError: (error) => setFault(sentenceOf(error)) })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <TextInput
          label="Your name"
          description="Used in the interviews you open or join from now on."
          value={text}
          error={fault}
          data-autofocus
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" loading={rename.isPending}>
          Save
        </Button>
      </Stack>
    </form>
  )
}
