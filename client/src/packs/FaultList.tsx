import type { PackFault } from '@dryrun/shared/api/own-packs.ts'
import { counted } from '@dryrun/shared/format.ts'
import { UnstyledButton } from '@mantine/core'
import classes from './PackEditor.module.css'

type Props = { faults: readonly PackFault[]; more: number; onGo: (fault: PackFault) => void }

export function FaultList({ faults, more, onGo }: Props) {
  if (!faults.length) return <p className={classes.none}>No faults. This can be published.</p>
  return (
    <>
      <ol className={classes.faults} aria-label="Faults">
        {faults.map((fault) => (
          <li key={`${fault.line}:${fault.column} ${fault.reason}`}>
            <UnstyledButton className={classes.fault} onClick={() => onGo(fault)}>
              <span className={classes.line}>Line {fault.line}</span>
              <span>{fault.reason}</span>
            </UnstyledButton>
          </li>
        ))}
      </ol>
      {more > 0 && <p className={classes.none}>And {counted(more, 'more', 'more')}.</p>}
    </>
  )
}
