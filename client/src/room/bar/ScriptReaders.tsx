import { IconEye } from '@tabler/icons-react'
import { listFormat } from '../../lib/role-text.ts'
import { readersOf } from '../../live/script-readers.ts'
import { useSeen } from '../../live/use-interviewer-panel.ts'
import classes from './ScriptReaders.module.css'

export function ScriptReaders() {
  const people = useSeen((view) => view.people)
  const lens = useSeen((view) => view.lens)
  const readers = readersOf(people)
  if (lens !== 'interviewer' || !readers.length) return null
  const words = `${listFormat(readers)} ${readers.length === 1 ? 'sees' : 'see'} the script`
  return (
    <span className={classes.readers} title={words}>
      <IconEye size={16} stroke={1.75} aria-hidden />
      <span className={classes.words}>{words}</span>
    </span>
  )
}
