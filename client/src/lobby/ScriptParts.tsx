import type { QuestionView } from '@dryrun/shared/interview/view.ts'
import classes from './Preparation.module.css'

type Script = QuestionView['script']

export function Points({ points }: { points: Script['points'] }) {
  return (
    <ol className={classes.list}>
      {points.map(({ id, point, listenFor, figures }) => (
        <li key={id}>
          <p className={classes.lead}>{point}</p>
          <p className={classes.words}>{listenFor}</p>
          {figures.length > 0 && (
            <ul className={classes.figures} aria-label="Figures">
              {figures.map(({ value }) => (
                <li key={value}>{value}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  )
}

export function Facts({ facts }: { facts: Script['facts'] }) {
  return (
    <ul className={classes.list}>
      {facts.map(({ id, ask, tell }) => (
        <li key={id}>
          <p className={classes.lead}>{ask}</p>
          <p className={classes.words}>{tell}</p>
        </li>
      ))}
    </ul>
  )
}

export function FollowUps({ followUps }: { followUps: Script['followUps'] }) {
  return (
    <ul className={classes.list}>
      {followUps.map(({ id, ask, tests, goodAnswer }) => (
        <li key={id}>
          <p className={classes.lead}>{ask}</p>
          <p className={classes.words}>
            <span className={classes.label}>Tests</span> {tests}
          </p>
          <p className={classes.words}>
            <span className={classes.label}>A good answer</span> {goodAnswer}
          </p>
        </li>
      ))}
    </ul>
  )
}

const stepWords = { nudge: 'A nudge', lead: 'A lead', show: 'The answer shown' } as const

export function Hints({ hints }: { hints: Script['hints'] }) {
  return (
    <ol className={classes.list}>
      {hints.map(({ id, step, text }) => (
        <li key={id}>
          <p className={classes.words}>
            <span className={classes.label}>{stepWords[step]}</span> {text}
          </p>
        </li>
      ))}
    </ol>
  )
}

export function RedFlags({ flags }: { flags: Script['redFlags'] }) {
  return (
    <ul className={classes.list}>
      {flags.map(({ id, flag, because }) => (
        <li key={id}>
          <p className={classes.lead}>{flag}</p>
          <p className={classes.words}>{because}</p>
        </li>
      ))}
    </ul>
  )
}

export function Figures({ figures }: { figures: Script['figures'] }) {
  return (
    <dl className={classes.values}>
      {figures.map(({ value, meaning }) => (
        <div key={`${value} ${meaning}`} className={classes.value}>
          <dt>{value}</dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  )
}

export function Curveball({ curveball: { ask, listenFor } }: { curveball: Script['curveball'] }) {
  return (
    <>
      <p className={classes.lead}>{ask}</p>
      <p className={classes.words}>
        <span className={classes.label}>Listen for</span> {listenFor}
      </p>
    </>
  )
}
