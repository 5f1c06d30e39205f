import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { broughtSource } from './player/recording-source.ts'
import { Watch } from './Watch.tsx'

const route = getRouteApi('/recordings/$recordingId')

export function RecordingPage() {
  const { recordingId } = route.useParams()
  const link = route.useSearch()
  const source = useMemo(() => broughtSource(recordingId), [recordingId])
  return <Watch key={recordingId} source={source} link={link} />
}
