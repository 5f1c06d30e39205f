import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { interviewSource } from './player/recording-source.ts'
import { Watch } from './Watch.tsx'

const route = getRouteApi('/i/$interviewId/replay')

export function ReplayPage() {
  const { interviewId } = route.useParams()
  const link = route.useSearch()
  const source = useMemo(() => interviewSource(interviewId), [interviewId])
  return <Watch key={interviewId} source={source} link={link} />
}
