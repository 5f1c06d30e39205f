import { Alert } from '@mantine/core'
import { sentenceOf } from '../ErrorState.tsx'

type Props = { error: unknown; title?: string; after?: string }

/** Says why a form was not sent, as far as no field says it. `after` follows the sentence. */
export function FormFailure({ error, title, after }: Props) {
  if (!error) return null
  return (
    <Alert color="red" variant="light" role="alert" title={title}>
      {sentenceOf(error)} {after}
    </Alert>
  )
}
