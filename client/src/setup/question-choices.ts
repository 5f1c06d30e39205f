import type { PackSummary } from '@dryrun/shared/api/packs.ts'

/** Value for a drawn question. */
export const SURPRISE = ''

export function questionChoices(pack: PackSummary | undefined, taken: ReadonlySet<string | null>) {
  const of = (kind: 'design' | 'discussion') =>
    (pack?.questions ?? [])
      .filter((question) => question.kind === kind)
      .map(({ id, title, inSample }) => ({
        value: id,
        label: inSample ? `${title} (shown in the sample)` : title,
        disabled: taken.has(id),
      }))
  return [
    { value: SURPRISE, label: 'Random' },
    { group: 'Design a system', items: of('design') },
    { group: 'Talk one through', items: of('discussion') },
  ].filter((choice) => !('items' in choice) || choice.items.length)
}

/** Help text below the question field; `drawn` applies to a drawn question. */
export function aboutQuestion(pack: PackSummary | undefined, id: string | null, drawn: string): string {
  if (id === null) return drawn
  const question = pack?.questions.find((one) => one.id === id)
  if (!question) return ''
  const sample = question.inSample ? ' The sample interview shows its script, so your partner may know it.' : ''
  return `${question.topics.join(' · ')}. Written for ${question.levels.join(', ')}.${sample}`
}
