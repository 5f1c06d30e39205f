import type { OwnPack } from '@dryrun/shared/api/own-packs.ts'
import { useEffect, useState } from 'react'
import { z } from 'zod'
import { ApiFailure } from '../lib/ask.ts'
import { forget, keep, readKept } from '../lib/browser-storage.ts'
import { queryClient } from '../lib/query-client.ts'
import { DraftSaver, type SaveState } from './draft-saver.ts'
import { ownPacksKey, packApi } from './pack-client.ts'

const Kept = z.object({ text: z.string(), revision: z.number() })
const keyOf = (id: string) => `dryrun.pack.${id}`

type Draft = { pack: OwnPack; text: string }

/** Prefers unsaved text of this browser if its revision is still current, otherwise the server's text. */
function startOf({ pack, text }: Draft): { text: string; isAhead: boolean } {
  const kept = readKept(keyOf(pack.id), Kept)
  const isAhead = kept !== undefined && kept.revision === pack.revision && kept.text !== text
  return { text: isAhead ? kept.text : text, isAhead }
}

/** Autosaves the text of a pack; unsaved text survives a reload. */
export function useSavedDraft(draft: Draft) {
  const { id, revision } = draft.pack
  const [start] = useState(() => startOf(draft))
  const [state, setState] = useState<SaveState>('saved')
  const [saver] = useState(
    () =>
      new DraftSaver({
        revision,
        save: async (unsaved) => {
          const { pack } = await packApi.save(id, unsaved)
          void queryClient.invalidateQueries({ queryKey: ownPacksKey })
          return pack
        },
        isElsewhere: (error) => error instanceof ApiFailure && error.status === 409,
        tell: setState,
        keep: (unsaved) => (unsaved ? keep(keyOf(id), unsaved) : forget(keyOf(id))),
      }),
  )
  useEffect(() => {
    if (start.isAhead) saver.change(start.text)
    return () => {
      void saver.flush()
    }
  }, [saver, start])
  return { initialText: start.text, state, saver }
}
