import { getRouteApi } from '@tanstack/react-router'
import { api } from '../lib/api-client.ts'
import { fileSource } from './recording-source.ts'
import { Watch } from './Watch.tsx'

const route = getRouteApi('/sample')
const source = fileSource('/api/sample', api.sample)

/** The interview that comes with the server, for those who have none of their own yet. */
export function SamplePage() {
  const link = route.useSearch()
  return <Watch source={source} link={link} />
}
