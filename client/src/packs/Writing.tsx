import { Skeleton, Tabs } from '@mantine/core'
import type { ComponentProps } from 'react'
import { LazyWithRetry } from '../ui/LazyWithRetry.tsx'
import { RecoverablePart } from '../ui/RecoverablePart.tsx'
import classes from './PackEditor.module.css'
import { YamlEditor } from './YamlEditor.tsx'
import { rewrite } from './yaml-editor.ts'

const loadForm = () => import('./form/PackForm.tsx')

export type Way = 'form' | 'yaml'
type Props = ComponentProps<typeof YamlEditor> & {
  way: Way
  onWay: (way: Way) => void
  /** As it is now. */
  text: string
  question: number
  onQuestion: (question: number) => void
}

/** The text as a form and as YAML. The form writes into the editor, which stays mounted and can undo it. */
export function Writing({ way, onWay, text, question, onQuestion, ...editor }: Props) {
  const { faults, view } = editor
  const onText = (next: string) => view.current && rewrite(view.current, next)
  return (
    <section className={classes.writing} aria-label="Writing">
      <Tabs
        value={way}
        onChange={(next) => onWay(next === 'form' ? next : 'yaml')}
        keepMounted={false}
        keepMountedMode="display-none"
        className={classes.tabs ?? ''}
      >
        <Tabs.List>
          <Tabs.Tab value="form">Form</Tabs.Tab>
          <Tabs.Tab value="yaml">YAML</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="form" className={classes.way ?? ''}>
          <RecoverablePart name="The form">
            <LazyWithRetry
              load={loadForm}
              given={{ text, faults, question, onQuestion, onText }}
              fallback={<Skeleton height={320} role="status" aria-label="Loading the form" />}
            />
          </RecoverablePart>
        </Tabs.Panel>
        <Tabs.Panel value="yaml" className={classes.way ?? ''} keepMounted>
          <YamlEditor {...editor} />
          <p className={classes.keys}>Tab indents. Press Escape and then Tab to leave the text.</p>
        </Tabs.Panel>
      </Tabs>
    </section>
  )
}
