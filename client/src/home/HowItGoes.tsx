import { defaultPlan, defaultPlanMinutes } from '@dryrun/shared/interview/terms.ts'
import classes from './StartPage.module.css'

const steps = [
  {
    title: 'Open it and send a link',
    words: 'Pick the questions and who asks first. There is one invite link per person; the first to open it joins.',
  },
  {
    title: 'Hold the interview',
    words: `${defaultPlanMinutes} minutes in ${defaultPlan.length} phases, on a shared board. The interviewer asks follow-ups, gives hints and marks moments, out of the candidate’s sight.`,
  },
  {
    title: 'Swap, if you like',
    words: 'The next round has a question of its own, and the two of you can change places for it.',
  },
  {
    title: 'Submit, then look',
    words:
      'The candidate scores themself before seeing anything. Once both have submitted, everything opens: what was really being asked, what was heard, and why each score is what it is.',
  },
]

export function HowItGoes() {
  return (
    <section className={classes.how} aria-labelledby="how-it-goes">
      <h2 id="how-it-goes">How it goes</h2>
      <ol className={classes.steps}>
        {steps.map(({ title, words }) => (
          <li key={title} className={classes.step}>
            <h3 className={classes.stepTitle}>{title}</h3>
            <p className={classes.stepWords}>{words}</p>
          </li>
        ))}
      </ol>
      <p className={classes.aside}>
        Talk over whatever call you like. Dryrun carries the board, the script, the clock and the scores.
      </p>
    </section>
  )
}
