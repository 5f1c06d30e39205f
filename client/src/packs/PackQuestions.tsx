import type { PackSummary } from '@dryrun/shared/api/packs.ts'
import { counted, targetText } from '@dryrun/shared/format.ts'
import { TargetLevel } from '@dryrun/shared/interview/terms.ts'
import { Group, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import classes from './packs.module.css'

type Question = PackSummary['questions'][number]
const all = ''
const kindWords: Readonly<Record<Question['kind'], string>> = { design: 'Design', discussion: 'Discussion' }

/** Lists questions without scripts and prompts, because the reader may have to answer them later. */
export function PackQuestions({ pack: { questions, own } }: { pack: PackSummary }) {
  const [level, setLevel] = useState(all)
  const [topic, setTopic] = useState(all)
  const topics = [...new Set(questions.flatMap((question) => question.topics))].sort()
  const fits = (question: Question) =>
    (level === all || question.levels.some((each) => each === level)) &&
    (topic === all || question.topics.includes(topic))
  const found = questions.filter(fits)
  return (
    <>
      <Group gap={12} mb="md">
        <NativeSelect
          label="Level"
          value={level}
          data={[{ value: all, label: 'All levels' }, ...TargetLevel.options.map(levelChoice)]}
          onChange={(event) => setLevel(event.currentTarget.value)}
        />
        <NativeSelect
          label="Topic"
          value={topic}
          data={[{ value: all, label: 'All topics' }, ...topics]}
          onChange={(event) => setTopic(event.currentTarget.value)}
        />
      </Group>
      <p className={classes.facts} role="status">
        {found.length === questions.length
          ? counted(questions.length, 'question')
          : `${found.length} of ${counted(questions.length, 'question')}`}
        {!own && '. What each asks is shown when its round starts; its script only to its interviewer.'}
      </p>
      <ul className={classes.cards}>
        {found.map((question) => (
          <li key={question.id} className={classes.card}>
            <h2 className={classes.cardTitle}>{question.title}</h2>
            <p className={classes.words}>{question.topics.join(' · ')}</p>
            <p className={classes.facts}>
              {kindWords[question.kind]}, {question.levels.map((each) => targetText[each].toLowerCase()).join(', ')}
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}

const levelChoice = (level: TargetLevel) => ({ value: level, label: targetText[level] })
