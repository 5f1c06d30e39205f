import type { PackCheckReply, QuestionPreview } from '@dryrun/shared/api/own-packs.ts'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { packApi } from './pack-client.ts'

/** Short enough to see one's fault while one still has it in mind. */
const REST_MS = 500

export type Seen = { preview: QuestionPreview; isBehind: boolean }
type Checked = {
  reply: PackCheckReply | undefined
  error: unknown
  /** The question as it will be seen; while it has faults, as it was before them. */
  seen: Seen | undefined
}

/** What the server finds in the text, a moment after the last letter. */
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
