import type { PackFault } from '@dryrun/shared/api/own-packs.ts'
import { Button, NativeSelect, UnstyledButton } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { boundAt } from './bounds.ts'
import { EntryTools } from './EntryTools.tsx'
import { faultsUnder } from './field-faults.ts'
import classes from './form.module.css'
import { FormContext } from './form-context.ts'
import { FormDraft } from './form-draft.ts'
import { freeId } from './form-options.ts'
import { newQuestion } from './form-spec.ts'
import { QuestionForm } from './QuestionForm.tsx'

type Props = {
  /** As it is when the form opens. */
  text: string
  faults: readonly PackFault[]
  /** Index of the question to show. */
  question: number
  onQuestion: (question: number) => void
  onText: (text: string) => void
}

const PATH = ['questions']

/** The questions of a pack as a form. It changes the text, which stays the one source. */
export default function PackForm({ text, onText, ...shown }: Props) {
  const [draft] = useState(() => new FormDraft(text, onText))
  useSyncExternalStore(draft.subscribe, draft.version)
  useEffect(() => {
    const flush = () => draft.flush()
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      flush()
    }
  }, [draft])
  const questions = draft.isReadable ? draft.listAt(PATH) : undefined
  if (!questions)
    return (
      <EmptyState title="The form can’t read this text">
        Correct it in the YAML, then come back. The faults are listed beside it.
      </EmptyState>
    )
  if (draft.valueAt(['format']) !== 2)
    return (
      <EmptyState title="The form needs format 2">
        This pack is in an earlier format. Export it from the list of packs and import the file, which upgrades it.
      </EmptyState>
    )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: this hears of fields that are left and offers nothing itself
    <div className={classes.form} onBlur={() => draft.flush()}>
      <Questions draft={draft} questions={questions} {...shown} />
    </div>
  )
}

type QuestionsProps = Omit<Props, 'text' | 'onText'> & { draft: FormDraft; questions: readonly unknown[] }

function Questions({ draft, questions, faults, question, onQuestion }: QuestionsProps) {
  const shown = Math.min(question, questions.length - 1)
  const path = [...PATH, shown]
  const titles = questions.map((_, nth) => titleOf(draft.valueAt([...PATH, nth, 'title']), nth))
  const title = titles[shown] ?? ''
  const add = () => {
    draft.change({
      type: 'insert',
      path: PATH,
      at: questions.length,
      value: newQuestion(freeId('question', questions)),
    })
    onQuestion(questions.length)
  }
  return (
    <>
      <nav className={classes.questions} aria-label="Questions">
        <Choice titles={titles} faults={faults} question={shown} onQuestion={onQuestion} />
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={questions.length >= boundAt(PATH).most}
          onClick={add}
        >
          Add a question
        </Button>
      </nav>
      {questions.length > 0 && (
        <section className={classes.question} aria-labelledby="form-question">
          <div className={classes.head}>
            <h2 id="form-question" className={classes.questionTitle}>
              {title}
            </h2>
            <EntryTools
              name={title}
              id="form-question"
              nth={shown}
              count={questions.length}
              onMove={(to) => {
                draft.change({ type: 'move', path, to })
                onQuestion(to)
              }}
              onRemove={() => {
                draft.change({ type: 'remove', path })
                onQuestion(Math.max(0, shown - 1))
              }}
            />
          </div>
          <FormContext value={{ draft, faults, question: path }}>
            <QuestionForm key={shown} />
          </FormContext>
        </section>
      )}
    </>
  )
}

type ChoiceProps = Pick<Props, 'faults' | 'question' | 'onQuestion'> & { titles: readonly string[] }

/** A list beside the form, and a select where there is no room for it. */
function Choice({ titles, faults, question, onQuestion }: ChoiceProps) {
  const names = titles.map((title, nth) =>
    faultsUnder(faults, [...PATH, nth]).length ? `${title} (has faults)` : title,
  )
  return (
    <>
      <ol className={classes.titles}>
        {names.map((name, nth) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a question is its place in the order, and titles may repeat
          <li key={nth}>
            <UnstyledButton
              className={classes.choice}
              aria-current={nth === question || undefined}
              onClick={() => onQuestion(nth)}
            >
              {name}
            </UnstyledButton>
          </li>
        ))}
      </ol>
      <NativeSelect
        className={classes.select ?? ''}
        aria-label="Question to write"
        data={names.map((label, nth) => ({ value: String(nth), label }))}
        value={String(question)}
        onChange={(event) => onQuestion(Number(event.currentTarget.value))}
      />
    </>
  )
}

const titleOf = (title: unknown, nth: number): string =>
  typeof title === 'string' && title.trim() ? title : `Question ${nth + 1}`
