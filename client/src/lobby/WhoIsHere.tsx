import type { PersonView } from '@dryrun/shared/interview/view.ts'
import { roleText } from '../lib/role-text.ts'
import { useRoom, useView } from '../live/use-room.ts'
import { SeatLink } from './SeatLink.tsx'
import classes from './WhoIsHere.module.css'

export function WhoIsHere() {
  const { people, me, interview } = useView()
  const here = useRoom((state) => state.here)
  const players = people.filter(({ seat }) => seat === 'host' || seat === 'guest')
  const observers = people.filter(({ seat }) => seat === 'shadow' || seat === 'audience')
  const host = players.find(({ seat }) => seat === 'host')
  const guest = players.find(({ seat }) => seat === 'guest')
  const guestRole = host?.role === 'interviewer' ? 'candidate' : 'interviewer'
  return (
    <section aria-labelledby="who-is-here">
      <h2 id="who-is-here" className={classes.heading}>
        Who is here
      </h2>
      <ul className={classes.people}>
        {[...players, ...observers].map((person) => (
          <PersonRow key={person.id} person={person} me={me} here={here.includes(person.id)} />
        ))}
        {!guest && (
          <li className={classes.person}>
            <span className={classes.nobody} aria-hidden />
            <span className={classes.name}>Nobody yet</span>
            <span className={classes.role}>{roleInWords(guestRole)}</span>
          </li>
        )}
      </ul>
      {!guest &&
        (host?.id === me ? (
          <SeatLink interviewId={interview.id} seat="guest" isHost label={`The ${guestRole}’s link`} />
        ) : (
          <p className={classes.note}>
            <bdi>{host?.name}</bdi> has the link for the empty seat.
          </p>
        ))}
    </section>
  )
}

function PersonRow({ person: { id, name, role }, me, here }: { person: PersonView; me: string; here: boolean }) {
  return (
    <li className={classes.person}>
      <span className={here ? classes.face : classes.away} aria-hidden>
        {name.trim().charAt(0).toUpperCase()}
      </span>
      <span className={classes.name}>
        <bdi>{name}</bdi>
        {id === me && <span className={classes.you}> (you)</span>}
      </span>
      <span className={classes.role}>{roleInWords(role)}</span>
      <span className={here ? classes.here : classes.gone}>{here ? 'Here' : 'Away'}</span>
    </li>
  )
}

const roleInWords = (role: PersonView['role']): string => {
  if (role === 'interviewer') return 'Asks in round 1'
  if (role === 'candidate') return 'Answers in round 1'
  return `${roleText[role]}, only watches`
}
