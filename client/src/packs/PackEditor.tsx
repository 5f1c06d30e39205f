import type { EditorView } from '@codemirror/view'
import type { OwnPack } from '@dryrun/shared/api/own-packs.ts'
import { NativeSelect, Tabs } from '@mantine/core'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { PageShell } from '../shell/PageShell.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { EditorHead } from './EditorHead.tsx'
import { FaultList } from './FaultList.tsx'
import classes from './PackEditor.module.css'
import { Preview } from './Preview.tsx'
import { usePackCheck } from './use-pack-check.ts'
import { useSavedDraft } from './use-saved-draft.ts'
import { type Way, Writing } from './Writing.tsx'
import { goTo } from './yaml-editor.ts'

type Props = { draft: { pack: OwnPack; text: string }; onReload: () => void }
type Questions = readonly { title: string; line: number; isSound: boolean }[]
const nothing: readonly never[] = []

export function PackEditor({ draft, onReload }: Props) {
  const { initialText, state, saver } = useSavedDraft(draft)
  const [text, setText] = useState(initialText)
  const [question, setQuestion] = useState(0)
  const [way, setWay] = useState<Way>('yaml')
  const view = useRef<EditorView>(null)
  const { reply, error, seen } = usePackCheck(draft.pack.id, text, question)
  const { faults = nothing, more = 0, warnings = nothing, questions = nothing } = reply ?? {}
  const write = (written: string) => {
    setText(written)
    saver.change(written)
  }
  return (
    <PageShell title={draft.pack.title} width="full">
      <EditorHead
        pack={draft.pack}
        text={text}
        state={state}
        saver={saver}
        faults={reply && faults.length + more}
        onReload={onReload}
      />
      <div className={classes.halves}>
        <Writing
          way={way}
          onWay={setWay}
          text={text}
          initialText={initialText}
          faults={faults}
          question={question}
          onQuestion={setQuestion}
          onText={write}
          onLine={(line) => setQuestion((now) => questionAt(questions, line) ?? now)}
          view={view}
        />
        <section className={classes.side} aria-label="What becomes of it">
          {error ? <ErrorState title="The text could not be checked" error={error} /> : null}
          <Tabs defaultValue="candidate" keepMounted={false} className={classes.tabs ?? ''}>
            <Tabs.List>
              <Tabs.Tab value="candidate">Candidate sees</Tabs.Tab>
              <Tabs.Tab value="interviewer">Interviewer sees</Tabs.Tab>
              <Tabs.Tab value="faults">Faults{faults.length ? ` (${faults.length + more})` : ''}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="faults" className={classes.tab ?? ''}>
              <FaultList
                faults={faults}
                more={more}
                warnings={warnings}
                onGo={(fault) => {
                  flushSync(() => setWay('yaml'))
                  if (view.current) goTo(view.current, fault)
                }}
              />
            </Tabs.Panel>
            {(['candidate', 'interviewer'] as const).map((side) => (
              <Tabs.Panel key={side} value={side} className={classes.tab ?? ''}>
                <QuestionChoice questions={questions} question={question} onChoose={setQuestion} />
                <Preview seen={seen} side={side} />
              </Tabs.Panel>
            ))}
          </Tabs>
        </section>
      </div>
    </PageShell>
  )
}

/** Index of the question that contains `line`; undefined before the first question. */
function questionAt(questions: Questions, line: number): number | undefined {
  const at = questions.findLastIndex((question) => question.line <= line)
  return at < 0 ? undefined : at
}

type ChoiceProps = { questions: Questions; question: number; onChoose: (question: number) => void }

function QuestionChoice({ questions, question, onChoose }: ChoiceProps) {
  if (questions.length < 2) return null
  return (
    <NativeSelect
      className={classes.choice ?? ''}
      size="xs"
      aria-label="Question shown"
      data={questions.map(({ title, isSound }, index) => ({
        value: String(index),
        label: isSound ? title : `${title} (has faults)`,
      }))}
      value={String(question)}
      onChange={(event) => onChoose(Number(event.currentTarget.value))}
    />
  )
}
