import type { PackSummary } from '@dryrun/shared/api/packs.ts'
import { NativeSelect } from '@mantine/core'
import { GroupFault } from '../ui/form/GroupFault.tsx'
import classes from '../ui/sheets/LongForm.module.css'

type Props = {
  packs: readonly PackSummary[]
  pack: PackSummary | undefined
  fault: string | undefined
  onChange: (packId: string) => void
}

export function PackField({ packs, pack, fault, onChange }: Props) {
  return (
    <div>
      {packs.length > 1 ? (
        <NativeSelect
          label="Question pack"
          data={packs.map(({ id, title, own }) => ({ value: id, label: own ? `${title} (your own)` : title }))}
          value={pack?.id ?? ''}
          error={fault}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      ) : (
        <>
          <h2 className={classes.label}>Question pack</h2>
          <p className={classes.packTitle}>{pack?.title ?? 'No pack is installed'}</p>
          <GroupFault>{fault}</GroupFault>
        </>
      )}
      {pack && <p className={classes.note}>{pack.summary}</p>}
    </div>
  )
}
