import { levelsText, targetText } from '@dryrun/shared/format.ts'
import { TargetLevel } from '@dryrun/shared/interview/terms.ts'
import type { ReportCheck, ReportLevels, ReportRound } from '@dryrun/shared/report/report-view.ts'
import { IconCheck, IconMinus } from '@tabler/icons-react'
import { Fold } from '../../ui/Fold.tsx'
import { Moment } from '../Moment.tsx'
import report from '../Report.module.css'
import classes from './AnswerChecks.module.css'

/**
 * Coverage of the parts of good answers, by level. A share without the script has only the counts, a solo interview only
 * the parts.
 */
export function AnswerChecks({ round: { script, coverage } }: { round: ReportRound }) {
  const { levels } = coverage
  const answers = script?.answers ?? []
  if (!levels && !answers.length) return null
  return (
    <Fold title="Parts of a good answer" aside={levels && heardText(levels)} open={levels !== undefined}>
      {levels && <p className={report.words}>{levelsText(levels)}.</p>}
      {answers.length > 0 && (
        <ul className={report.points}>
          {answers.map(({ item, checks }) => (
            <li key={item}>
              <p className={report.pointName}>{item}</p>
              {TargetLevel.options.map((level) => (
                <Checks
                  key={level}
                  name={targetText[level]}
                  checks={checks.filter((check) => check.level === level)}
                  isTicked={levels !== undefined}
                />
              ))}
            </li>
          ))}
        </ul>
      )}
    </Fold>
  )
}

function heardText({ mid, senior, staff }: ReportLevels): string {
  const [heard, all] = [mid.heard + senior.heard + staff.heard, mid.all + senior.all + staff.all]
  return `${heard} of ${all} heard`
}

type ChecksProps = { name: string; checks: readonly ReportCheck[]; isTicked: boolean }

function Checks({ name, checks, isTicked }: ChecksProps) {
  if (!checks.length) return null
  const heard = checks.filter((check) => check.heard !== null).length
  return (
    <>
      <p className={classes.level}>{isTicked ? `${name}: ${heard} of ${checks.length} heard` : name}</p>
      <ul className={classes.checks}>
        {checks.map((check) =>
          isTicked ? <TickedCheck key={check.check} check={check} /> : <li key={check.check}>{check.check}</li>,
        )}
      </ul>
    </>
  )
}

function TickedCheck({ check: { check, heard } }: { check: ReportCheck }) {
  return (
    <li className={classes.check}>
      {heard === null ? (
        <IconMinus size={18} stroke={2} className={classes.unheard} aria-hidden />
      ) : (
        <IconCheck size={18} stroke={2.25} className={classes.heard} aria-hidden />
      )}
      <span>
        {check} {heard === null ? <span className={classes.missing}>Not heard</span> : <Moment clock={heard} />}
      </span>
    </li>
  )
}
