import type { PackSummary } from '@dryrun/shared/api/packs.ts'
import { Button, FileButton, Group, Skeleton } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ApiFailure } from '../lib/ask.ts'
import { queryClient } from '../lib/query-client.ts'
import { textOfFile } from '../lib/text-of-file.ts'
import { useMe } from '../lib/use-me.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { FileFaults } from './FileFaults.tsx'
import { NameFirst } from './NameFirst.tsx'
import { newPack } from './new-pack.ts'
import { OwnPackRow } from './OwnPackRow.tsx'
import { ownPacksKey, packApi } from './pack-client.ts'
import classes from './packs.module.css'

/** `offered` are the published packs. */
export function OwnPacks({ offered }: { offered: readonly PackSummary[] }) {
  const { data: me } = useMe()
  return (
    <section className={classes.part} aria-labelledby="own-packs">
      <h2 id="own-packs" className={classes.heading}>
        Your own
      </h2>
      {me === undefined ? (
        <Skeleton height={160} role="status" aria-label="Loading your packs" />
      ) : me ? (
        <Mine offered={offered} />
      ) : (
        <EmptyState title="Write questions of your own" action={<NameFirst next="Continue" />}>
          Nobody but you sees a pack that you write. Say your name first; you need no account.
        </EmptyState>
      )}
    </section>
  )
}

function Mine({ offered }: { offered: readonly PackSummary[] }) {
  const own = useQuery({ queryKey: ownPacksKey, queryFn: packApi.own })
  const begin = useBeginning()
  if (own.error)
    return <ErrorState title="Your packs could not be loaded" error={own.error} onRetry={() => void own.refetch()} />
  if (!own.data) return <Skeleton height={160} role="status" aria-label="Loading your packs" />
  const { packs } = own.data
  const ways = (
    <Group gap={8}>
      <Button loading={begin.isPending} onClick={() => begin.mutate({ text: newPack })}>
        Write a pack
      </Button>
      <FileButton accept=".yaml,.yml,application/yaml" onChange={(file) => file && begin.mutate({ file })}>
        {(props) => (
          <Button {...props} variant="default" leftSection={<IconUpload size={16} stroke={1.75} aria-hidden />}>
            Import a file
          </Button>
        )}
      </FileButton>
    </Group>
  )
  return (
    <>
      {begin.error && <NotTaken error={begin.error} />}
      {packs.length ? (
        <>
          <ul className={classes.rows}>
            {packs.map((pack) => (
              <OwnPackRow key={pack.id} pack={pack} offered={offered.find(({ id }) => id === pack.id)} />
            ))}
          </ul>
          {ways}
        </>
      ) : (
        <EmptyState title="You have not written a pack yet" action={ways}>
          A new one begins with a whole question to write over. Nobody but you sees it.
        </EmptyState>
      )}
    </>
  )
}

function NotTaken({ error }: { error: unknown }) {
  const faults = error instanceof ApiFailure ? error.faults : []
  return (
    <div className={classes.refused}>
      <ErrorState title="This file was not imported" error={error} />
      <FileFaults faults={faults} />
    </div>
  )
}

function useBeginning() {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: async (from: { text: string } | { file: File }) =>
      packApi.begin('text' in from ? from.text : await textOfFile(from.file)),
    onSuccess: async ({ pack }) => {
      await queryClient.invalidateQueries({ queryKey: ownPacksKey })
      await navigate({ to: '/packs/$packId/edit', params: { packId: pack.id } })
    },
  })
}
