import { isolated } from '@dryrun/shared/format.ts'
import { Button } from '@mantine/core'
import { readersText } from '../live/script-readers.ts'
import { useSeen, useSubmit } from '../live/use-interviewer-panel.ts'
import { isInterviewerView } from '../live/view-kind.ts'
import { OnlyYou } from '../ui/OnlyYou.tsx'
import classes from './BreakView.module.css'
import { useInterviewerPanelState } from './panels.ts'

export function BreakView() {
  const next = useSeen((view) => view.next)
  const rounds = useSeen(({ interview }) => interview.rounds)
  const lens = useSeen((view) => view.lens)
  const people = useSeen((view) => view.people)
  const question = useSeen((view) => (isInterviewerView(view) ? view.question : undefined))
  const desk = useInterviewerPanelState()
  const submit = useSubmit()
  if (!next) return null
  const nameOf = (id: string | null) => isolated(people.find((person) => person.id === id)?.name ?? 'The other')
  const asks = lens === 'interviewer'
  return (
    <section className={classes.card} aria-labelledby="break-title">
      <h2 id="break-title" className={classes.title}>
        Round {next.index} is done
      </h2>
      <p className={classes.words}>{roleSentence(lens, nameOf(next.interviewer), nameOf(next.candidate))}</p>
      {desk === 'open' && question && (
        <OnlyYou className={classes.question ?? ''} {...readersText({ lens, people })}>
          <h3 className={classes.questionTitle}>{question.title}</h3>
          <p className={classes.prompt}>{question.prompt}</p>
        </OnlyYou>
      )}
      {asks ? (
        <Button onClick={() => submit({ type: 'startRound' })}>
          Start round {next.index + 1} of {rounds}
        </Button>
      ) : (
        <p className={classes.wait}>{nameOf(next.interviewer)} starts the round when both of you are ready.</p>
      )}
    </section>
  )
}

function roleSentence(lens: string, interviewer: string, candidate: string): string {
  if (lens === 'interviewer')
    return `You ask next, ${candidate} answers. Read ahead as long as you like; the clock stands still.`
  if (lens === 'candidate') return `${interviewer} asks next, you answer. The question appears when the round starts.`
  return `${interviewer} asks next, ${candidate} answers.`
}
