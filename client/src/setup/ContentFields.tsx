import type { PackSummary } from '@dryrun/shared/api/packs.ts'
import type { Faults } from '../ui/form/use-zod-form.ts'
import { LevelField } from './LevelField.tsx'
import { fromPack, type OpenDraft } from './open-draft.ts'
import { PackField } from './PackField.tsx'
import { PlanFields } from './PlanFields.tsx'
import { RoundsFields } from './RoundsFields.tsx'

type Props<Draft extends OpenDraft> = {
  draft: Draft
  packs: readonly PackSummary[]
  faults: Faults
  onChange: (changes: Partial<Draft>) => void
}

/** The fields of what an interview is about: level, pack, questions and plan. */
export function ContentFields<Draft extends OpenDraft>({ draft, packs, faults, onChange }: Props<Draft>) {
  const packOf = (packId: string) => packs.find(({ id }) => id === packId)
  const pack = packOf(draft.packId)
  const set = (changes: Partial<OpenDraft>) => onChange(changes as Partial<Draft>)
  return (
    <>
      <LevelField level={draft.targetLevel} onChange={(targetLevel) => set({ targetLevel })} />
      <PackField
        packs={packs}
        pack={pack}
        fault={faults.packId}
        onChange={(id) => set(fromPack<OpenDraft>(draft, packOf(id)))}
      />
      <RoundsFields draft={draft} pack={pack} faults={faults} onChange={(rounds) => set({ rounds })} />
      <PlanFields plan={draft.plan} faults={faults} onChange={(plan) => set({ plan })} />
    </>
  )
}
