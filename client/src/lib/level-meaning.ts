import { levelText } from '@dryrun/shared/format.ts'
import type { Level } from '@dryrun/shared/interview/terms.ts'
import { levels } from './role-text.ts'

const callMeaning: Readonly<Record<Level, string>> = {
  1: 'Clearly below the level. I would argue against hiring.',
  2: 'Below the level in something that matters. Somebody would have to convince me.',
  3: 'At the level. I would hire, with a reservation that I can name.',
  4: 'At the level throughout, above it in places. I would argue for hiring.',
}

export const callOptions = levels.map((value) => ({ value, label: levelText[value], words: callMeaning[value] }))
export const selfOptions = levels.map((value) => ({ value, label: levelText[value] }))

const ratingWords = ['Made it harder', 'Little help', 'Fair', 'Good', 'Could not be better'] as const
export const ratingOptions = ratingWords.map((label, index) => ({ value: index + 1, label }))
export const ratingWord = (rating: number): string => ratingWords[rating - 1] ?? ''
