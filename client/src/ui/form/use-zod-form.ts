import { useForm } from '@mantine/form'
import { type SyntheticEvent, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { ApiFailure } from '../../lib/ask.ts'
import { forget, keep, readKept } from '../../lib/browser-storage.ts'

/** Sentences by the path of their field, such as "plan.2.minutes". */
export type Faults = Readonly<Record<string, string>>

type Fault = Readonly<{ path: string; message: string }>

type Options<Values extends object, Request> = {
  /** Built from the schema of the API, so that the page and the server refuse the same input. */
  schema: z.ZodType<Request>
  /** The values before the first change, where no draft is stored. */
  initial: () => Values
  mutation: Readonly<{
    mutateAsync: (request: Request) => Promise<unknown>
    reset: () => void
    error: Error | null
    isPending: boolean
    isSuccess: boolean
  }>
  /** Stores the values until they are sent, so that they survive a reload; a preference stays after that, too. */
  draft?: Readonly<{ key: string; schema: z.ZodType<Values>; isPreference?: boolean }>
  /** Corrects the first values where what they refer to is gone. */
  adjust?: (values: Values) => Values
  /** Turns a path of the request into the path of its field. */
  fieldOf?: (path: string) => string
  onSent?: () => void
  /** Whether the page goes on to another once the form is sent: the form then stays busy. */
  leaves?: boolean
}

/**
 * A form that a schema of the API checks and a mutation sends. Faults of both the schema and the server show at their
 * fields, and the first one gets the focus. A failed form keeps its values; a busy form is not sent again.
 */
export function useZodForm<Values extends object, Request>(options: Options<Values, Request>) {
  const { schema, mutation, draft, fieldOf = (path) => path, leaves = false } = options
  const [initialValues] = useState(() => firstValues(options))
  const form = useForm<Values>({
    initialValues,
    validate: (values) => ({ ...sentencesOf(issuesOf(schema, values)) }),
    // Mantine leaves it out of password inputs.
    enhanceGetInputProps: ({ inputProps }) => (inputProps.error ? { 'aria-invalid': true } : undefined),
    ...(draft && { onValuesChange: (values: Values) => keep(draft.key, values) }),
  })
  const isBusy = mutation.isPending || (leaves && mutation.isSuccess)
  const { element, focusFault } = useFaultFocus(isBusy)
  const isSending = useRef(false)
  const faultsOf = (error: unknown): readonly Fault[] =>
    error instanceof ApiFailure ? error.faults.map((fault) => ({ ...fault, path: fieldOf(fault.path) })) : []

  const send = async (values: Values) => {
    isSending.current = true
    try {
      await mutation.mutateAsync(schema.parse(values))
      isSending.current = leaves
      if (draft && !draft.isPreference) forget(draft.key)
      options.onSent?.()
    } catch (error) {
      isSending.current = false
      form.setErrors({ ...sentencesOf(faultsOf(error)) })
      focusFault()
    }
  }

  return {
    values: form.values,
    faults: form.errors as Faults,
    field: form.getInputProps,
    isBusy,
    failure: unplaced(mutation.error, faultsOf(mutation.error), form.values),
    reset: form.reset,
    /** Changes whole fields and clears their faults. */
    set: (part: Partial<Values>) => {
      form.setValues(part as Parameters<typeof form.setValues>[0])
      form.setErrors(Object.fromEntries(Object.entries(form.errors).filter(([path]) => !isOf(part, path))))
    },
    props: {
      ref: element,
      noValidate: true,
      onSubmit: (event?: SyntheticEvent<HTMLFormElement>) => {
        event?.preventDefault()
        if (isSending.current) return
        mutation.reset()
        form.onSubmit(send, focusFault)()
      },
    },
  }
}

type First<Values extends object> = Pick<Options<Values, never>, 'draft' | 'initial' | 'adjust'>

const firstValues = <Values extends object>({ draft, initial, adjust = (values) => values }: First<Values>): Values =>
  adjust((draft && readKept(draft.key, draft.schema)) ?? initial())

const issuesOf = (schema: z.ZodType, values: unknown): readonly Fault[] =>
  (schema.safeParse(values).error?.issues ?? []).map(({ path, message }) => ({ path: path.join('.'), message }))

/** The first sentence of each path. */
function sentencesOf(found: readonly Fault[]): Faults {
  const faults: Record<string, string> = {}
  for (const { path, message } of found) faults[path] ??= asSentence(message)
  return faults
}

/** The first sentence at a path or inside of it. */
export const firstFaultIn = (faults: Faults, path: string): string | undefined =>
  faults[path] ?? Object.entries(faults).find(([each]) => each.startsWith(`${path}.`))?.[1]

/** Turns a schema's message fragment into a sentence. */
const asSentence = (fragment: string): string =>
  `${fragment.charAt(0).toUpperCase()}${fragment.slice(1)}${/[.?!]$/.test(fragment) ? '' : '.'}`

const isOf = (values: object, path: string): boolean => (path.split('.')[0] ?? '') in values

/** The failure as far as no field shows it. */
function unplaced(error: Error | null, faults: readonly Fault[], values: object): Error | undefined {
  if (!(error instanceof ApiFailure) || faults.length === 0) return error ?? undefined
  const others = faults.filter(({ path }) => !isOf(values, path))
  if (others.length === 0) return undefined
  const sentences = others.map(({ path, message }) => `${path}: ${asSentence(message)}`)
  return new ApiFailure(error.status, { code: error.code, message: [error.message, ...sentences].join(' ') })
}

const focusable = 'input, select, textarea, button, [tabindex]'

function firstFault(form: HTMLElement | null): HTMLElement | null {
  const place = form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-fault]')
  return place?.matches(focusable) ? place : (place?.querySelector<HTMLElement>(focusable) ?? null)
}

/** Focuses the first fault after it is rendered; without one, the button that lost the focus while it was disabled. */
function useFaultFocus(isBusy: boolean) {
  const element = useRef<HTMLFormElement>(null)
  const isDue = useRef(false)
  useEffect(() => {
    if (!isDue.current) return
    const fault = firstFault(element.current)
    if (!fault && isBusy) return
    isDue.current = false
    const isLost = document.activeElement === document.body
    const place = fault ?? (isLost ? element.current?.querySelector<HTMLElement>('[type=submit]') : null)
    place?.focus()
  })
  return {
    element,
    focusFault: () => {
      isDue.current = true
    },
  }
}
