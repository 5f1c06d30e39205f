import { IconCalendarTime, IconSend, IconUsers } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import classes from './WaysIn.module.css'

const ways = [
  {
    to: '/open',
    icon: IconSend,
    title: 'Start with a partner',
    words: 'Create an interview and send your partner the link.',
  },
  {
    to: '/queue',
    icon: IconUsers,
    title: 'Find a partner now',
    words: 'Say what you want to practice and be matched with a person who wants the same.',
  },
  {
    to: '/slots',
    icon: IconCalendarTime,
    title: 'Schedule an interview',
    words: 'Propose a few times; your partner picks one, in their own time zone.',
  },
] as const

export function WaysIn() {
  return (
    <nav className={classes.ways} aria-label="Ways to an interview">
      <ul className={classes.list}>
        {ways.map(({ to, icon: Icon, title, words }) => (
          <li key={to}>
            <Link to={to} className={classes.way}>
              <Icon size={24} stroke={1.5} aria-hidden className={classes.icon} />
              <span className={classes.title}>{title}</span>
              <span className={classes.words}>{words}</span>
            </Link>
          </li>
        ))}
      </ul>
      <p className={classes.aside}>
        No account needed. Got a link? Just open it. Nobody around?{' '}
        <Link to="/solo">Practice alone against the clock</Link>. First time as a candidate?{' '}
        <Link to="/prepare">See common mistakes and how to prepare</Link>.
      </p>
    </nav>
  )
}
