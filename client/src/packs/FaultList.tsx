import type { PackFault } from '@dryrun/shared/api/own-packs.ts'
import { counted } from '@dryrun/shared/format.ts'
import { UnstyledButton } from '@mantine/core'
import classes from './PackEditor.module.css'

type Go = { onGo: (fault: PackFault) => void }
type Props = Go & { faults: readonly PackFault[]; more: number; warnings: readonly PackFault[] }

/** What prevents publishing, or else what would make the script better. */
export function FaultList({ faults, more, warnings, onGo }: Props) {
  if (faults.length)
    return (
      <>
        <Places label="Faults" places={faults} onGo={onGo} />
        {more > 0 && <p className={classes.none}>And {counted(more, 'more', 'more')}.</p>}
      </>
    )
  return (
    <>
      <p className={classes.none}>No faults. This can be published.</p>
      {warnings.length > 0 && (
        <>
          <p className={classes.none}>
            {counted(warnings.length, 'suggestion')} for a full script. None of them prevents publishing.
          </p>
          <Places label="Suggestions" places={warnings} onGo={onGo} />
        </>
      )}
    </>
  )
}

function Places({ label, places, onGo }: Go & { label: string; places: readonly PackFault[] }) {
  return (
    <ol className={classes.faults} aria-label={label}>
      {places.map((place) => (
        <li key={`${place.line}:${place.column} ${place.reason}`}>
          <UnstyledButton className={classes.fault} onClick={() => onGo(place)}>
            <span className={label === 'Faults' ? classes.line : classes.place}>Line {place.line}</span>
            <span>{place.reason}</span>
          </UnstyledButton>
        </li>
      ))}
    </ol>
  )
}
