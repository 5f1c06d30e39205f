import type { Drift } from '@dryrun/shared/api/progress.ts'
import type { TargetLevel } from '@dryrun/shared/interview/terms.ts'
import type { RoundScore } from './round-results.ts'

export type Given = Readonly<{
  by: string
  question: string
  targetLevel: TargetLevel
  scores: readonly Pick<RoundScore, 'dimension' | 'level'>[]
}>

const needed = { questions: 5, others: 3 }
/** The least margin in levels, since levels are whole numbers. */
const FINEST = 0.25

/**
 * Compares a person's scores with other interviewers', in levels; `docs/progress.md` explains it. For each shared
 * question and target level it takes the mean difference over the dimensions, each other person counting once.
 * Questions are the samples, not rounds, since rounds on one question share the same comparison. The result is the mean
 * of the differences with its 95 % confidence interval; `alike` where the interval contains zero.
 */
export function driftOf(mine: readonly Given[], elsewhere: readonly Given[]): Drift {
  const compared = comparable(mine, elsewhere)
  const differences = compared.map(({ difference }) => difference)
  const others = new Set(compared.flatMap(({ by }) => by)).size
  const isEnough = differences.length >= needed.questions && others >= needed.others
  return { questions: differences.length, others, needed, found: isEnough ? foundIn(differences) : null }
}

function comparable(mine: readonly Given[], elsewhere: readonly Given[]) {
  const questions = [...new Set(mine.map(placeOf))].sort()
  return questions.flatMap((place) => {
    const own = mine.filter((given) => placeOf(given) === place)
    const theirs = elsewhere.filter((given) => placeOf(given) === place)
    const [ownMeans, theirMeans] = [meansOf(own), meansOf(theirs)]
    const differences = [...ownMeans].flatMap(([dimension, mean]) => {
      const theirMean = theirMeans.get(dimension)
      return theirMean === undefined ? [] : [mean - theirMean]
    })
    return differences.length ? [{ difference: meanOf(differences), by: theirs.map(({ by }) => by) }] : []
  })
}

const placeOf = ({ question, targetLevel }: Given): string => `${targetLevel} ${question}`

/** The mean of each dimension; each person counts once, however often they interviewed. */
function meansOf(given: readonly Given[]): Map<string, number> {
  const byPerson = new Map<string, Map<string, number[]>>()
  for (const { by, scores } of given) for (const score of scores) add(byPerson, by, score)
  return new Map([...byPerson].map(([dimension, people]) => [dimension, meanOf([...people.values()].map(meanOf))]))
}

function add(
  byPerson: Map<string, Map<string, number[]>>,
  by: string,
  { dimension, level }: Given['scores'][number],
): void {
  if (level === null) return
  const people = byPerson.get(dimension) ?? new Map<string, number[]>()
  people.set(by, [...(people.get(by) ?? []), level])
  byPerson.set(dimension, people)
}

function foundIn(differences: readonly number[]): NonNullable<Drift['found']> {
  const difference = meanOf(differences)
  const margin = Math.max(FINEST, quantile(differences.length - 1) * errorOf(differences))
  const [low, high] = [difference - margin, difference + margin]
  const verdict = high < 0 ? 'stricter' : low > 0 ? 'milder' : 'alike'
  return { difference, low, high, verdict }
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

function errorOf(values: readonly number[]): number {
  const mean = meanOf(values)
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
  return Math.sqrt(variance / values.length)
}

/** Student's t, two-sided 95 %, by degrees of freedom from 4. Beyond the table the value is slightly too wide. */
const table = [2.777, 2.571, 2.447, 2.365, 2.307, 2.263, 2.229, 2.201, 2.179, 2.161, 2.145, 2.132]
const quantile = (freedom: number): number => table[freedom - 4] ?? (freedom < 20 ? 2.132 : 2.086)
