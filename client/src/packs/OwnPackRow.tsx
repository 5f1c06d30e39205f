import type { OwnPack } from '@dryrun/shared/api/own-packs.ts'
import type { PackSummary } from '@dryrun/shared/api/packs.ts'
import { counted } from '@dryrun/shared/format.ts'
import { ActionIcon, Button, Group } from '@mantine/core'
import { IconDownload, IconTrash } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { dayAndTimeOf } from '../lib/dates.ts'
import { queryClient } from '../lib/query-client.ts'
import { fileNameOf } from '../lib/save-file.ts'
import { sentenceOf } from '../ui/ErrorState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { ownPacksKey, packApi } from './pack-client.ts'
import classes from './packs.module.css'

type Props = { pack: OwnPack; offered: PackSummary | undefined }

export function OwnPackRow({ pack, offered }: Props) {
  const { id, title } = pack
  const remove = useMutation({
    mutationFn: () => packApi.remove(id),
    onSuccess: async (reply) => {
      queryClient.setQueryData(ownPacksKey, reply)
      await queryClient.invalidateQueries({ queryKey: ['packs'] })
    },
  })
  return (
    <li className={classes.row}>
      <div className={classes.rowWords}>
        <Link to="/packs/$packId/edit" params={{ packId: id }} className={classes.rowTitle}>
          {title}
        </Link>
        <p className={classes.facts}>{remove.error ? sentenceOf(remove.error) : factsOf(pack, offered)}</p>
      </div>
      <Group gap={4} wrap="nowrap">
        {offered && (
          <LinkButton to="/open" search={{ pack: id }} variant="default" size="compact-md">
            New interview
          </LinkButton>
        )}
        <ActionIcon
          component="a"
          href={`/api/own-packs/${id}/pack.yaml`}
          download={`${fileNameOf(title)}.yaml`}
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={`Export ${title}`}
        >
          <IconDownload size={18} stroke={1.75} aria-hidden />
        </ActionIcon>
        <Removing title={title} isRunning={remove.isPending} onRemove={() => remove.mutate()} />
      </Group>
    </li>
  )
}

function factsOf({ version, isAhead, savedAt }: OwnPack, offered: PackSummary | undefined): string {
  const saved = `saved ${dayAndTimeOf(savedAt)}`
  if (!version) return `Not published yet, ${saved}`
  const count = offered ? `, ${counted(offered.questions.length, 'question')}` : ''
  return `Version ${version}${count}${isAhead ? ', with changes not published' : ''}, ${saved}`
}

type RemovingProps = { title: string; isRunning: boolean; onRemove: () => void }

function Removing({ title, isRunning, onRemove }: RemovingProps) {
  const [asks, setAsks] = useState(false)
  if (!asks)
    return (
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`Delete ${title}`} onClick={() => setAsks(true)}>
        <IconTrash size={18} stroke={1.75} aria-hidden />
      </ActionIcon>
    )
  return (
    <Button
      variant="default"
      size="compact-md"
      c="var(--dr-danger)"
      autoFocus
      loading={isRunning}
      onBlur={() => setAsks(false)}
      onClick={onRemove}
    >
      Delete for good
    </Button>
  )
}
