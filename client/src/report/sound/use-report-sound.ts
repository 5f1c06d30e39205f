import type { Chapter } from '@dryrun/shared/replay/recording.ts'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api, voicePath } from '../../lib/api-client.ts'
import { browserClock } from '../../live/page-life.ts'
import { MomentSound } from '../../replay/sound/moment-sound.ts'
import { ReplaySound } from '../../replay/sound/replay-sound.ts'
import { useVoices } from './use-voices.ts'

export type ReportSound = Readonly<{ chapters: readonly Chapter[]; player: MomentSound }>

/** Returns the recorded voices for the moments of a report; null where there are none. */
export function useReportSound(interviewId: string): ReportSound | null {
  const voices = useVoices(interviewId).data?.voices
  const head = useQuery({
    queryKey: ['replay head', interviewId],
    queryFn: () => api.replay(interviewId, 'own'),
    enabled: voices !== undefined && voices.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
  }).data
  const [sound, setSound] = useState<ReportSound | null>(null)
  useEffect(() => {
    if (!voices?.length || !head) return
    const replay = new ReplaySound(voices, ({ take }) => voicePath(interviewId, take))
    const player = new MomentSound(replay, voices, browserClock)
    setSound({ chapters: head.chapters, player })
    return () => {
      player.close()
      setSound(null)
    }
  }, [interviewId, voices, head])
  return sound
}
