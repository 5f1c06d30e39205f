import type { RecordingSummary } from '@dryrun/shared/api/replay.ts'
import { isolated } from '@dryrun/shared/format.ts'
import { ActionIcon, Button, FileButton, Group } from '@mantine/core'
import { IconTrash, IconUpload } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../lib/api-client.ts'
import { dayAndTimeOf } from '../lib/dates.ts'
import { queryClient } from '../lib/query-client.ts'
import { ErrorState, sentenceOf } from '../ui/ErrorState.tsx'
import classes from './StartPage.module.css'

const key = ['recordings']

/** Uploaded recordings of interviews from other servers; only their uploader can watch them. */
export function BroughtRecordings() {
  const recordings = useQuery({ queryKey: key, queryFn: api.recordings })
  const navigate = useNavigate()
  const bring = useMutation({
    mutationFn: (file: File) => api.bringRecording(file),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: key })
      await navigate({ to: '/recordings/$recordingId', params: { recordingId: id } })
    },
  })
  const list = recordings.data?.recordings ?? []
  return (
    <section className={classes.mine} aria-labelledby="my-recordings">
      <Group justify="space-between" align="center" mb="xs">
        <h2 id="my-recordings" className={classes.brought}>
          Imported recordings
        </h2>
        <FileButton accept="application/json,.json" onChange={(file) => file && bring.mutate(file)}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              size="compact-md"
              loading={bring.isPending}
              leftSection={<IconUpload size={16} stroke={1.75} aria-hidden />}
            >
              Import a recording
            </Button>
          )}
        </FileButton>
      </Group>
      {bring.error && <ErrorState title="This file could not be taken" error={bring.error} />}
      {list.length > 0 ? (
        <ul className={classes.list}>
          {list.map((recording) => (
            <li key={recording.id} className={classes.item}>
              <Row recording={recording} />
            </li>
          ))}
        </ul>
      ) : (
        <p className={classes.aside}>
          “Export recording” in a replay saves the interview as a file. Import such a file here to watch it.
        </p>
      )}
    </section>
  )
}

function Row({ recording: { id, title, createdAt } }: { recording: RecordingSummary }) {
  const [asks, setAsks] = useState(false)
  const remove = useMutation({
    mutationFn: () => api.removeRecording(id),
    onSuccess: (reply) => queryClient.setQueryData(key, reply),
  })
  return (
    <>
      <Link to="/recordings/$recordingId" params={{ recordingId: id }} className={classes.row}>
        <span className={classes.rowTitle}>{title}</span>
        <span className={classes.rowFacts}>
          {remove.error ? sentenceOf(remove.error) : `Brought ${dayAndTimeOf(createdAt)}`}
        </span>
      </Link>
      {asks ? (
        <Button
          variant="default"
          size="compact-sm"
          c="var(--dr-danger)"
          autoFocus
          loading={remove.isPending}
          onBlur={() => setAsks(false)}
          onClick={() => remove.mutate()}
        >
          Remove for good
        </Button>
      ) : (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={`Remove the recording ${isolated(title)}`}
          onClick={() => setAsks(true)}
        >
          <IconTrash size={18} stroke={1.75} />
        </ActionIcon>
      )}
    </>
  )
}
