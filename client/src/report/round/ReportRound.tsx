import { mss, targetText } from '@dryrun/shared/format.ts'
import type { TargetLevel } from '@dryrun/shared/interview/terms.ts'
import type { ReportRound as Round } from '@dryrun/shared/report/report-view.ts'
import { fullDateOf } from '../../lib/dates.ts'
import classes from '../Report.module.css'
import { BoardFacts } from './BoardFacts.tsx'
import { BoardGallery } from './BoardGallery.tsx'
import { Changes } from './Changes.tsx'
import { Interviewing } from './Interviewing.tsx'
import { PhaseMinutes } from './PhaseMinutes.tsx'
import { partyInside, partyName } from './party-text.ts'
import { ScoreList } from './ScoreList.tsx'
import { ScoresCompared } from './ScoresCompared.tsx'
import { ScriptBehind } from './ScriptBehind.tsx'
import { StudyNext } from './StudyNext.tsx'
import { Verdict } from './Verdict.tsx'

export function ReportRound({ round, target }: { round: Round; target: TargetLevel }) {
  const { index, title, startedAt, length, interviewer, candidate } = round
  return (
    <article className={classes.round} id={`round-${index + 1}`} aria-labelledby={`title-${index}`}>
      <header>
        <p className={classes.facts}>
          Round {index + 1} ·{' '}
          {round.alone
            ? `${partyName(candidate)} answered alone, ${partyInside(interviewer)} reviewed`
            : `${partyName(interviewer)} asked, ${partyInside(candidate)} answered`}{' '}
          · lasted {mss(length)} · {fullDateOf(startedAt)}
        </p>
        <h2 id={`title-${index}`} className={classes.title}>
          {title}
        </h2>
      </header>
      <Verdict round={round} target={targetText[target].toLowerCase()} />
      <Changes changes={round.changes} />
      <ScoresCompared round={round} />
      <ScoreList round={round} />
      <StudyNext study={round.study} />
      <PhaseMinutes phases={round.phases} />
      <BoardGallery boards={round.boards} />
      <BoardFacts facts={round.facts} />
      <ScriptBehind round={round} target={targetText[target].toLowerCase()} />
      {round.interviewing && <Interviewing said={round.interviewing} by={partyName(candidate)} />}
    </article>
  )
}
