import type { Phase, Role } from '@dryrun/shared/interview/terms.ts'
import classes from '../ui/sheets/WhatHappens.module.css'
import { PrepareLink } from './PrepareLink.tsx'
import { seatMeaning } from './seat-text.ts'

const candidateSteps = [
  'The interviewer starts the round. The question appears, with an empty board or a first sketch on it.',
  'Ask what you need to know, say what you leave out, and draw while you talk. The question is open on purpose.',
  'You lead. The interviewer may ask further, change a requirement, or offer a hint; whatever they put to you stays readable.',
  'Afterwards you score yourself on each dimension. When both of you have submitted, you see the other side of it.',
]

export function WhatHappens({ lens, plan }: { lens: Exclude<Role, 'interviewer'>; plan: readonly Phase[] }) {
  return (
    <section aria-labelledby="what-happens">
      <h2 id="what-happens" className={classes.heading}>
        {lens === 'candidate' ? 'What will happen' : seatMeaning[lens].heading}
      </h2>
      {lens === 'candidate' ? (
        <>
          <ol className={classes.steps}>
            {candidateSteps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <PrepareLink />
        </>
      ) : (
        <p>{seatMeaning[lens].words}</p>
      )}
      <h3 className={classes.planHeading}>How the time is meant to go</h3>
      <ol className={classes.plan}>
        {plan.map(({ id, name, minutes }) => (
          <li key={id} className={classes.phase}>
            <span>{name}</span>
            <span className={classes.minutes}>{minutes} min</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
