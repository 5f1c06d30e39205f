import { useQuery } from '@tanstack/react-query'
import { api } from '../../lib/api-client.ts'

export const voicesKey = (interviewId: string): readonly string[] => ['voices', interviewId]

/** The recorded voices of an interview, for its two players. */
export const useVoices = (interviewId: string) =>
  useQuery({ queryKey: voicesKey(interviewId), queryFn: () => api.voices(interviewId) })
