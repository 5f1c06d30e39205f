import { Button, Popover, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import { roleText } from '../../lib/role-text.ts'
import { useSeen } from '../../live/use-interviewer-panel.ts'
import { useRoom, useRoomClient } from '../../live/use-room.ts'
import { type Choice, PersonDialog } from '../../moderation/PersonDialog.tsx'
import { PersonMenu } from '../../moderation/PersonMenu.tsx'
import { Face } from './Face.tsx'
import classes from './PeopleMenu.module.css'

export function PeopleMenu() {
  const people = useSeen((view) => view.people)
  const here = useRoom((state) => state.here)
  const interviewId = useSeen((view) => view.interview.id)
  const [open, setOpen] = useState(false)
  const [choice, setChoice] = useState<Choice | null>(null)
  const choose = (chosen: Choice) => {
    setOpen(false)
    setChoice(chosen)
  }
  const present = people.filter(({ id }) => here.includes(id)).length
  return (
    <>
      <Popover opened={open} onChange={setOpen} position="bottom-end" shadow="md" width={300} trapFocus returnFocus>
        <Popover.Target>
          <UnstyledButton className={classes.target} onClick={() => setOpen(!open)}>
            <VisuallyHidden>
              People: {present} of {people.length} here
            </VisuallyHidden>
            {people.slice(0, 3).map(({ id, name }) => (
              <Face key={id} name={name} here={here.includes(id)} />
            ))}
            {people.length > 3 && (
              <span className={classes.more} aria-hidden>
                +{people.length - 3}
              </span>
            )}
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown p={8}>
          <PeopleList onFollow={() => setOpen(false)} onChoose={choose} />
        </Popover.Dropdown>
      </Popover>
      <PersonDialog interviewId={interviewId} choice={choice} onClose={() => setChoice(null)} />
    </>
  )
}

type ListProps = { onFollow: () => void; onChoose: (choice: Choice) => void }

function PeopleList({ onFollow, onChoose }: ListProps) {
  const client = useRoomClient()
  const people = useSeen((view) => view.people)
  const me = useSeen((view) => view.me)
  const here = useRoom((state) => state.here)
  const following = useRoom((state) => state.following)
  const follow = (id: string) => {
    client.follow(following === id ? null : id)
    onFollow()
  }
  return (
    <ul className={classes.list} aria-label="People">
      {people.map(({ id, name, role }) => (
        <li key={id} className={classes.person}>
          <Face name={name} here={here.includes(id)} />
          <span className={classes.words}>
            <span className={classes.name}>
              <bdi>{name}</bdi>
              {id === me && ' (you)'}
            </span>
            <span className={classes.role}>
              {roleText[role]}, {here.includes(id) ? 'here' : 'away'}
            </span>
          </span>
          {id !== me && here.includes(id) && (
            <Button variant="default" size="compact-xs" onClick={() => follow(id)} aria-pressed={following === id}>
              {following === id ? 'Stop following' : 'Follow view'}
            </Button>
          )}
          {id !== me && <PersonMenu person={{ id, name }} onChoose={onChoose} inside />}
        </li>
      ))}
    </ul>
  )
}
