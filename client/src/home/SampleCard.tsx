import { LinkButton } from '../ui/LinkButton.tsx'
import classes from './SampleCard.module.css'
import { SampleSketch } from './SampleSketch.tsx'

export function SampleCard() {
  return (
    <section className={classes.card} aria-labelledby="sample">
      <div>
        <h2 id="sample" className={classes.heading}>
          See a sample interview
        </h2>
        <p className={classes.words}>
          Twenty-two minutes on an order pipeline, written for this purpose and recorded in a real room. Watch the board
          grow, as the interviewer or as the candidate, and read the report. It gives its question away.
        </p>
        <div className={classes.ways}>
          <LinkButton to="/sample" variant="outline">
            Watch it
          </LinkButton>
          <LinkButton to="/sample/report" variant="default">
            Read its report
          </LinkButton>
        </div>
      </div>
      <SampleSketch />
    </section>
  )
}
