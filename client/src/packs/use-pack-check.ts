import type { PackCheckReply, QuestionPreview } from '@dryrun/shared/api/own-packs.ts'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { packApi } from './pack-client.ts'

/** Short enough that faults appear while the author still remembers the edit. */
const REST_MS = 500

export type Seen = { preview: QuestionPreview; isBehind: boolean }
type Checked = {
  reply: PackCheckReply | undefined
  error: unknown
  /** Preview of the question; while the question has faults, the last preview without them. */
  seen: Seen | undefined
}

export function usePackCheck(packId: string, text: string, question: number): Checked {
  const [rested] = useDebouncedValue(text, REST_MS)
  const check = useQuery({
    queryKey: ['pack-check', packId, question, rested],
    queryFn: () => packApi.check({ text: rested, question }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const sound = useRef(new Map<number, QuestionPreview>())
  const preview = check.isPlaceholderData ? null : (check.data?.preview ?? null)
  if (preview) sound.current.set(question, preview)
  const last = preview ?? sound.current.get(question)
  return {
    reply: check.data,
    error: check.error,
    seen: last && { preview: last, isBehind: !preview && !check.isPlaceholderData },
  }
}
