import type { PackSummary } from '@dryrun/shared/api/packs.ts'
import { NativeSelect } from '@mantine/core'
import classes from './OpenForm.module.css'

type Props = { packs: readonly PackSummary[]; pack: PackSummary | undefined; onChange: (packId: string) => void }

export function PackField({ packs, pack, onChange }: Props) {
  return (
    <div>
      {packs.length > 1 ? (
        <NativeSelect
          label="Question pack"
          data={packs.map(({ id, title, own }) => ({ value: id, label: own ? `${title} (your own)` : title }))}
          value={pack?.id ?? ''}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      ) : (
        <>
          <h2 className={classes.label}>Question pack</h2>
          <p className={classes.packTitle}>{pack?.title ?? 'No pack is installed'}</p>
        </>
      )}
      {pack && <p className={classes.note}>{pack.summary}</p>}
    </div>
  )
}
