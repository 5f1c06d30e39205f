import type { PackFault } from '@dryrun/shared/api/own-packs.ts'
import { createContext, useContext } from 'react'
import type { FormDraft } from './form-draft.ts'
import type { Path } from './pack-text.ts'

/** `question` is the path of the question that the form shows. */
type Form = Readonly<{ draft: FormDraft; faults: readonly PackFault[]; question: Path }>

export const FormContext = createContext<Form | undefined>(undefined)

/** Throws outside of the form. */
export function useForm(): Form {
  const form = useContext(FormContext)
  if (!form) throw new Error('this field belongs inside a PackForm')
  return form
}
