import { Checkbox, Group, NativeSelect, NumberInput, TagsInput, Textarea, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { type Bound, boundAt } from './bounds.ts'
import { faultsUnder, saidOf } from './field-faults.ts'
import { useForm } from './form-context.ts'
import type { Option, Reader } from './form-options.ts'
import type { Field } from './form-spec.ts'
import type { Path } from './pack-text.ts'

type Shown = Readonly<{
  /** Its name, and what is wrong. */
  props: { label?: string; 'aria-label'?: string; error: string | undefined }
  field: Field
  value: unknown
  bound: Bound
  /** Of each text of a list. */
  part: Bound
  read: Reader
  /** `undefined` removes the value. */
  write: (value: unknown) => void
}>

/** A field of the value at `holder`. `rowLabel` names it in a row, where it has no label of its own. */
export function FormField({ field, holder, rowLabel }: { field: Field; holder: Path; rowLabel?: string }) {
  const { draft, faults, question } = useForm()
  const path = [...holder, ...field.key]
  const value = draft.valueAt(path)
  const props = {
    ...(rowLabel ? { 'aria-label': rowLabel } : { label: field.label }),
    error: saidOf(faultsUnder(faults, path)),
  }
  if (isOdd(field, value)) return <TextInput {...props} disabled description="This can be changed in the YAML alone." />
  return kinds[field.as]({
    props,
    field,
    value,
    bound: boundAt(path),
    part: boundAt([...path, 0]),
    read: (key) => draft.valueAt([...question, ...key]),
    write: (next) => draft.type(path, next),
  })
}

const kinds: Readonly<Record<Field['as'], (shown: Shown) => ReactNode>> = {
  line: ({ props, value, bound, ...shown }) => (
    <TextInput
      {...props}
      value={textOf(value)}
      maxLength={bound.most}
      onChange={(event) => writeText({ value, bound, ...shown }, event.currentTarget.value)}
    />
  ),
  month: ({ props, value, ...shown }) => (
    <TextInput
      {...props}
      type="month"
      value={textOf(value)}
      onChange={(event) => writeText({ value, ...shown }, event.currentTarget.value)}
    />
  ),
  text: ({ props, value, bound, ...shown }) => (
    <Textarea
      {...props}
      autosize
      minRows={2}
      value={textOf(value)}
      maxLength={bound.most}
      onChange={(event) => writeText({ value, bound, ...shown }, event.currentTarget.value)}
    />
  ),
  number: ({ props, value, bound, write }) => (
    <NumberInput
      {...props}
      value={typeof value === 'number' ? value : ''}
      min={bound.least}
      max={bound.most}
      onChange={(next) => write(next === '' ? undefined : Number(next))}
    />
  ),
  flag: ({ props, value, write }) => (
    <Checkbox
      {...props}
      checked={value === true}
      onChange={(event) => write(event.currentTarget.checked || undefined)}
    />
  ),
  lines: ({ props, value, bound, part, write }) => (
    <TagsInput {...props} value={linesOf(value)} maxTags={bound.most} maxLength={part.most} onChange={write} />
  ),
  choice: ({ props, field, value, read, write }) => {
    const chosen = textOf(value) || usualOf(field)
    return (
      <NativeSelect
        {...props}
        data={withChosen(optionsOf(field, read), chosen)}
        value={chosen}
        onChange={(event) => write(event.currentTarget.value || undefined)}
      />
    )
  },
  choices: ({ props, field, value, read, write }) => (
    <Checkbox.Group {...props} value={linesOf(value)} onChange={write}>
      <Group gap={16} mt={4}>
        {optionsOf(field, read).map((option) => (
          <Checkbox key={option.value} {...option} />
        ))}
      </Group>
    </Checkbox.Group>
  ),
}

/** Whether something stands here that the field can't show without losing it. */
function isOdd({ as }: Field, value: unknown): boolean {
  if (value === undefined || value === null) return false
  const isList = Array.isArray(value) && value.every((each) => typeof each === 'string')
  return as === 'lines' || as === 'choices' ? !isList : typeof value === 'object'
}

const textOf = (value: unknown): string => (value === undefined || value === null ? '' : String(value))
const linesOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/** An optional text is absent while it is empty. */
function writeText({ value, bound, write }: Pick<Shown, 'value' | 'bound' | 'write'>, text: string): void {
  write(text === '' && (bound.isOptional || value === undefined) ? undefined : text)
}

const usualOf = (field: Field): string => ('usual' in field && field.usual) || ''
const optionsOf = (field: Field, read: Reader): readonly Option[] => ('options' in field ? field.options(read) : [])

/** Each value once, and the chosen one even where the options lack it, so that it is not lost. */
function withChosen(options: readonly Option[], chosen: string): Option[] {
  const byValue = new Map(options.map((option) => [option.value, option]))
  if (byValue.has(chosen)) return [...byValue.values()]
  return [{ value: chosen, label: chosen ? `${chosen} (unknown)` : 'Choose one' }, ...byValue.values()]
}
