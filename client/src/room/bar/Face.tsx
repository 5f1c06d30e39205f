import classes from './Face.module.css'

export function Face({ name, here }: { name: string; here: boolean }) {
  return (
    <span className={classes.face} data-here={here} title={`${name}, ${here ? 'here' : 'away'}`} aria-hidden>
      {initialsOf(name)}
      <span className={classes.dot} />
    </span>
  )
}

const initialsOf = (name: string): string => {
  const [first, ...rest] = name.trim().split(/\s+/)
  const letters = [first, rest.at(-1)].map((word) => Array.from(word ?? '')[0] ?? '')
  return letters.join('').toUpperCase()
}
