import { getRouteApi } from '@tanstack/react-router'
import { sampleSource } from './player/recording-source.ts'
import { Watch } from './Watch.tsx'

const route = getRouteApi('/sample')

export function SamplePage() {
  const link = route.useSearch()
  return <Watch source={sampleSource} link={link} />
}
