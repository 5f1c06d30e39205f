import { useState } from 'react'
import { type Choice, PersonDialog } from './PersonDialog.tsx'
import { PersonMenu } from './PersonMenu.tsx'

type Props = { interviewId: string; people: readonly Readonly<{ id: string; name: string }>[] }

export function AboutPeople({ interviewId, people }: Props) {
  const [choice, setChoice] = useState<Choice | null>(null)
  return (
    <>
      {people.map((person) => (
        <PersonMenu key={person.id} person={person} onChoose={setChoice} />
      ))}
      <PersonDialog interviewId={interviewId} choice={choice} onClose={() => setChoice(null)} />
    </>
  )
}
