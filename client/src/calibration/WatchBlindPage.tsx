import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Watch } from '../replay/Watch.tsx'
import { blindSource } from './calibration-client.ts'

const route = getRouteApi('/calibration/$calibrationId/watch')

export function WatchBlindPage() {
  const { calibrationId } = route.useParams()
  const link = route.useSearch()
  const source = useMemo(() => blindSource(calibrationId), [calibrationId])
  return <Watch key={calibrationId} source={source} link={link} />
}
