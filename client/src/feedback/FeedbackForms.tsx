import { IconCheck, IconCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { useView } from '../live/use-room.ts'
import { Hideable } from '../room/Hideable.tsx'
import { RecoverablePart } from '../ui/RecoverablePart.tsx'
import { CandidateForm } from './CandidateForm.tsx'
import classes from './FeedbackForms.module.css'
import { InterviewerForm } from './InterviewerForm.tsx'

export function FeedbackForms() {
  const { papers, interview } = useView()
  const [picked, setPicked] = useState<number | null>(null)
  const firstOpen = papers.find(({ handedIn }) => !handedIn)
  const paper = papers.find(({ round, handedIn }) => round === picked && !handedIn) ?? firstOpen
  if (!paper) return null
  return (
    <>
      {papers.length > 1 && (
        <nav aria-label="Feedback to submit">
          <ul className={classes.tabs}>
            {papers.map(({ round, as, handedIn }) => (
              <li key={round}>
                <button
                  type="button"
                  className={classes.tab}
                  disabled={handedIn}
                  aria-current={round === paper.round ? 'step' : undefined}
                  onClick={() => setPicked(round)}
                >
                  {handedIn ? <IconCheck size={18} aria-hidden /> : <IconCircle size={18} aria-hidden />}
                  <span>
                    Round {round + 1}
                    <span className={classes.as}>{asWords[as]}</span>
                  </span>
                  <span className={classes.state}>{handedIn ? 'Handed in' : 'To hand in'}</span>
                </button>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <RecoverablePart name="The paper" key={paper.round}>
        {paper.as === 'interviewer' ? (
          <Hideable>
            <InterviewerForm interviewId={interview.id} paper={paper} />
          </Hideable>
        ) : (
          <CandidateForm interviewId={interview.id} paper={paper} />
        )}
      </RecoverablePart>
    </>
  )
}

const asWords = { interviewer: 'you asked', candidate: 'you answered' } as const
