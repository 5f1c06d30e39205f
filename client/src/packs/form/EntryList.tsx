import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { boundAt } from './bounds.ts'
import { Disclosure } from './Disclosure.tsx'
import { EntryTools } from './EntryTools.tsx'
import { FormField } from './FormField.tsx'
import { faultsBeside, faultsUnder, saidOf } from './field-faults.ts'
import classes from './form.module.css'
import { useForm } from './form-context.ts'
import { freeId } from './form-options.ts'
import type { Entries } from './form-spec.ts'
import type { Path } from './pack-text.ts'

/** A list of the value at `holder`. `isRow` shows each entry as a row of fields. */
export function EntryList({ spec, holder, isRow = false }: { spec: Entries; holder: Path; isRow?: boolean }) {
  const { draft, faults } = useForm()
  const path = [...holder, ...spec.key]
  const list = draft.listAt(path)
  const [added, setAdded] = useState<string>()
  const { most } = boundAt(path)
  const said = saidOf(faults.filter((fault) => fault.path === path.join('.')))
  if (!list) return <p className={classes.note}>This list can be changed in the YAML alone.</p>
  const keys = keysOf(list)
  const add = () => {
    const id = freeId(spec.noun, list)
    draft.change({ type: 'insert', path, at: list.length, value: { ...(spec.hasId && { id }), ...spec.empty } })
    setAdded(spec.hasId ? id : `#${list.length}`)
  }
  return (
    <div className={classes.list}>
      {said && <p className={classes.said}>{said}</p>}
      {keys.map((key, nth) => {
        const place = { spec, path: [...path, nth], nth, count: list.length, id: [...path, key].join('.') }
        return isRow ? (
          <Row key={key} {...place} isNew={key === added} />
        ) : (
          <Entry key={key} {...place} isNew={key === added} />
        )
      })}
      <div>
        <Button
          id={addId(path)}
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={list.length >= most}
          onClick={add}
        >
          Add a {spec.noun}
        </Button>
        {list.length >= most && <span className={classes.note}> At most {most}.</span>}
      </div>
    </div>
  )
}

const addId = (list: Path): string => `${list.join('.')}-add`

/** An entry is known by its id, so that it stays open where it is moved to. */
function keysOf(list: readonly unknown[]): string[] {
  const seen = new Set<unknown>()
  return list.map((item, nth) => {
    const { id } = (item ?? {}) as { id?: unknown }
    const isOwn = typeof id === 'string' && id !== '' && !seen.has(id)
    seen.add(id)
    return isOwn ? id : `#${nth}`
  })
}

type PlaceProps = { spec: Entries; path: Path; nth: number; count: number; id: string; isNew: boolean }

function Entry(props: PlaceProps) {
  const { spec, path, isNew } = props
  const { draft, faults } = useForm()
  const named = draft.valueAt([...path, spec.name])
  const name = typeof named === 'string' && named.trim() ? named : `New ${spec.noun}`
  const first = useFirstField(isNew)
  return (
    <Disclosure
      heading="h4"
      title={name}
      faults={faultsUnder(faults, path).length}
      isOpen={isNew}
      tools={<Tools {...props} name={name} />}
    >
      <div ref={first} className={classes.fields}>
        <Said spec={spec} path={path} />
        {spec.fields.map((field) => (
          <FormField key={field.label} field={field} holder={path} />
        ))}
        {spec.parts?.map((part) => (
          <fieldset key={part.title} className={classes.parts}>
            <legend className={classes.legend}>{part.title}</legend>
            <EntryList spec={part} holder={path} isRow />
          </fieldset>
        ))}
      </div>
    </Disclosure>
  )
}

function Row(props: PlaceProps) {
  const { spec, path, nth, isNew } = props
  const first = useFirstField(isNew)
  return (
    <div ref={first} className={classes.row}>
      <Said spec={spec} path={path} />
      {spec.fields.map((field) => (
        <FormField key={field.label} field={field} holder={path} rowLabel={`${field.label} ${nth + 1}`} />
      ))}
      <Tools {...props} name={`${spec.noun} ${nth + 1}`} />
    </div>
  )
}

/** What is wrong with an entry beside its fields, such as a key that no entry has. */
function Said({ spec, path }: { spec: Entries; path: Path }) {
  const { faults } = useForm()
  const shown = [...spec.fields, ...(spec.parts ?? [])].map(({ key }) => key)
  const said = saidOf(faultsBeside(faults, path, shown))
  return said ? <p className={classes.said}>{said}</p> : null
}

function Tools({ path, nth, count, id, name }: Omit<PlaceProps, 'spec' | 'isNew'> & { name: string }) {
  const { draft } = useForm()
  return (
    <EntryTools
      name={name}
      id={id}
      nth={nth}
      count={count}
      onMove={(to) => draft.change({ type: 'move', path, to })}
      onRemove={() => {
        draft.change({ type: 'remove', path })
        document.getElementById(addId(path.slice(0, -1)))?.focus()
      }}
    />
  )
}

/** Focuses the first field of an entry that was just added. */
function useFirstField(isNew: boolean) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isNew) place.current?.querySelector<HTMLElement>('input, textarea, select')?.focus()
  }, [isNew])
  return place
}
