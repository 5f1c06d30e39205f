import type { Voice } from '@dryrun/shared/api/voices.ts'
import { mss } from '@dryrun/shared/format.ts'
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, voicePath } from '../../lib/api-client.ts'
import { useView } from '../../live/use-room.ts'
import classes from './RecordedVoices.module.css'
import { useVoices, voicesKey } from './use-voices.ts'

/**
 * Lists the recorded voices of an interview. Both players can listen; each can delete their own voice. Absent where
 * nothing was recorded.
 */
export function RecordedVoices({ interviewId }: { interviewId: string }) {
  const { solo } = useView().interview
  const queryClient = useQueryClient()
  const { data, error } = useVoices(interviewId)
  const removal = useMutation({
    mutationFn: (take: string) => api.removeVoice(interviewId, take),
    onSuccess: (left) => queryClient.setQueryData(voicesKey(interviewId), left),
  })
  if (error) return <p role="alert">The recorded voices did not come. {error.message} Load the page again.</p>
  if (!data?.voices.length) return null
  return (
    <section aria-labelledby="recorded-voices" className={classes.voices}>
      <h2 id="recorded-voices">Recorded voices</h2>
      <p>
        {solo
          ? 'Only the candidate and the reviewer can listen. The candidate can delete their voice at any time.'
          : 'Only the two players can listen. Each can delete their own voice at any time.'}
      </p>
      <ul>
        {data.voices.map((voice) => (
          <Row
            key={voice.take}
            voice={voice}
            interviewId={interviewId}
            onRemove={() => removal.mutate(voice.take)}
            isRemoving={removal.isPending && removal.variables === voice.take}
          />
        ))}
      </ul>
      {removal.isError && <p role="alert">{removal.error.message} Try again.</p>}
    </section>
  )
}

type RowProps = { voice: Voice; interviewId: string; onRemove: () => void; isRemoving: boolean }

function Row({ voice, interviewId, onRemove, isRemoving }: RowProps) {
  return (
    <li className={classes.voice}>
      <span>
        <bdi>{voice.name}</bdi>, {mss(voice.ms)}
      </span>
      {/* biome-ignore lint/a11y/useMediaCaption: nobody writes captions of a conversation */}
      <audio controls preload="none" aria-label={`Voice of ${voice.name}`} src={voicePath(interviewId, voice.take)} />
      {voice.mine && <DeleteVoice onRemove={onRemove} isRemoving={isRemoving} />}
    </li>
  )
}

function DeleteVoice({ onRemove, isRemoving }: Pick<RowProps, 'onRemove' | 'isRemoving'>) {
  const [isAsking, setAsking] = useState(false)
  if (!isAsking)
    return (
      <Button variant="subtle" color="red" size="compact-sm" onClick={() => setAsking(true)}>
        Delete my voice
      </Button>
    )
  return (
    <>
      <span>It is deleted for everybody and can’t be brought back.</span>
      <Button color="red" variant="light" size="compact-sm" loading={isRemoving} onClick={onRemove} autoFocus>
        Delete
      </Button>
      <Button variant="default" size="compact-sm" onClick={() => setAsking(false)}>
        Keep
      </Button>
    </>
  )
}
