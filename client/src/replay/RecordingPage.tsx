import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { api } from '../lib/api-client.ts'
import { fileSource } from './recording-source.ts'
import { Watch } from './Watch.tsx'

const route = getRouteApi('/recordings/$recordingId')

/** A recording that somebody brought along. */
export function RecordingPage() {
  const { recordingId } = route.useParams()
  const link = route.useSearch()
  const source = useMemo(
    () => fileSource(`/api/recordings/${recordingId}`, () => api.recording(recordingId)),
    [recordingId],
  )
  return <Watch key={recordingId} source={source} link={link} />
}
