import { counted, targetText } from '@dryrun/shared/format.ts'
import { slotOpensMinutes } from '@dryrun/shared/limits.ts'
import { minutesOf, type OpenDraft } from '../../setup/open-draft.ts'
import form from '../../ui/sheets/LongForm.module.css'

export function ProposeSummary({ draft }: { draft: OpenDraft & { walls: readonly string[] } }) {
  const minutes = minutesOf(draft.plan) * draft.rounds.length
  return (
    <div className={form.summary}>
      <h2 className={form.summaryTitle}>
        {counted(draft.walls.length, 'time')} for {counted(minutes, 'minute')}
      </h2>
      <ul className={form.facts}>
        <li>
          {counted(draft.rounds.length, 'round')}, you {draft.rounds[0]?.hostRole === 'interviewer' ? 'ask' : 'answer'}
          {draft.rounds.length > 1 && ' first'}
        </li>
        <li>Target level {targetText[draft.targetLevel].toLowerCase()}</li>
      </ul>
      <p className={form.note}>
        Next you get a link for your partner. You can both join {slotOpensMinutes} minutes before the time that you
        agree on.
      </p>
    </div>
  )
}
