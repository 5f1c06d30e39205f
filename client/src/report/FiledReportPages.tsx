import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { broughtSource, sampleSource } from '../replay/player/recording-source.ts'
import { FiledReport } from './FiledReport.tsx'

const route = getRouteApi('/recordings/$recordingId/report')

export function RecordingReportPage() {
  const { recordingId } = route.useParams()
  const source = useMemo(() => broughtSource(recordingId), [recordingId])
  return <FiledReport key={recordingId} source={source} replay={`/recordings/${recordingId}`} />
}

export const SampleReportPage = () => <FiledReport source={sampleSource} replay="/sample" />
