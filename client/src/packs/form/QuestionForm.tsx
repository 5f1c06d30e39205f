import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { Disclosure } from './Disclosure.tsx'
import { EntryList } from './EntryList.tsx'
import { FormField } from './FormField.tsx'
import { faultsBeside, faultsUnder, saidOf } from './field-faults.ts'
import classes from './form.module.css'
import { useForm } from './form-context.ts'
import { type Section, sections } from './form-spec.ts'

/** The parts of a question that the form has. */
export function QuestionForm() {
  const { faults, question } = useForm()
  const elsewhere = saidOf(faultsBeside(faults, question, sections.flatMap(pathsOf)))
  return (
    <>
      {sections.map((section) => (
        <SectionForm key={section.title} section={section} />
      ))}
      {elsewhere && <p className={classes.said}>In the YAML: {elsewhere}</p>}
      <p className={classes.note}>
        The plan, criteria, boards, notepads, branches, misquotes, figures of points, examples and the worksheet are
        written as YAML.
      </p>
    </>
  )
}

/** What a section shows, by paths within the question. */
const pathsOf = ({ path, fields }: Section) => (fields ? fields.map(({ key }) => [...path, ...key]) : [path])

function SectionForm({ section }: { section: Section }) {
  const { draft, faults, question } = useForm()
  const { title, path, fields, entries, isOpen } = section
  const place = [...question, ...path]
  const inside = pathsOf(section).flatMap((each) => faultsUnder(faults, [...question, ...each]))
  const count = entries ? draft.listAt(place)?.length : undefined
  // The fault of a part as a whole, such as a run card with too many words.
  const own = path.length > 1 ? faults.filter((fault) => fault.path === place.join('.')) : []
  const said = entries ? undefined : saidOf(own)
  return (
    <Disclosure
      heading="h3"
      title={count === undefined ? title : `${title} (${count})`}
      faults={new Set([...inside, ...own]).size}
      isOpen={isOpen}
    >
      {entries ? (
        <EntryList spec={entries} holder={question} />
      ) : (
        <div className={classes.fields}>
          {said && <p className={classes.said}>{said}</p>}
          <Optional section={section}>
            {fields?.map((field) => (
              <FormField key={field.label} field={field} holder={place} />
            ))}
          </Optional>
        </div>
      )}
    </Disclosure>
  )
}

/** The fields of a part that may be absent, or a button that adds it. */
function Optional({ section: { path, start }, children }: { section: Section; children: ReactNode }) {
  const { draft, question } = useForm()
  const place = [...question, ...path]
  if (start === undefined) return children
  const value = draft.valueAt(place) ?? []
  const isThere = !Array.isArray(value) || value.length > 0
  const put = (next: unknown) => draft.change({ type: 'set', path: place, value: next })
  return (
    <>
      {isThere && children}
      <div>
        <Button variant="default" size="compact-sm" onClick={() => put(isThere ? undefined : start)}>
          {isThere ? 'Remove this part' : 'Add this part'}
        </Button>
      </div>
    </>
  )
}
