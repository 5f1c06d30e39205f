import { z } from 'zod'
import { Brief, type Context, refuseUnknown, Slug, shortLine, wordsIn } from './text.ts'

export const RUN_CARD_WORDS = 120

/** The first screen of the script. It names points, follow-ups and a flag by id and says each in a few words. */
export const RunCard = z.strictObject({
  /** What to read before the round, within `minutes`. */
  before: z.strictObject({ minutes: z.number().int().min(1).max(60).default(12), read: Brief }),
  open: Brief,
  musts: z.array(z.strictObject({ point: Slug, words: shortLine(15) })).length(3),
  deciders: z.array(z.strictObject({ followUp: Slug, words: shortLine(15) })).length(2),
  disqualifier: z.strictObject({ flag: Slug, words: shortLine(15) }),
  dropCurveball: shortLine(20),
  close: Brief,
})
export type RunCard = z.infer<typeof RunCard>

type Lists = Readonly<{ points?: unknown; followUps?: unknown; redFlags?: unknown }>

/** Refuses ids that the script does not hold, and more than `RUN_CARD_WORDS` words in all. */
export function refuseOddRunCard(card: unknown, lists: Lists, context: Context): void {
  const path = ['script', 'runCard']
  const { success, data } = RunCard.safeParse(card)
  if (!success) return
  const { points, followUps, redFlags } = lists
  data.musts.forEach(({ point }, nth) => {
    refuseUnknown(point, { list: points, noun: 'point' }, [...path, 'musts', nth, 'point'], context)
  })
  data.deciders.forEach(({ followUp }, nth) => {
    const place = [...path, 'deciders', nth, 'followUp']
    refuseUnknown(followUp, { list: followUps, noun: 'follow-up' }, place, context)
  })
  const { flag } = data.disqualifier
  refuseUnknown(flag, { list: redFlags, noun: 'red flag' }, [...path, 'disqualifier', 'flag'], context)
  const words = wordsOnCard(data)
  if (words > RUN_CARD_WORDS)
    context.addIssue({
      code: 'custom',
      path,
      message: `it has ${words} words; use at most ${RUN_CARD_WORDS}, so that it fits on one screen`,
    })
}

function wordsOnCard({ before, open, musts, deciders, disqualifier, dropCurveball, close }: RunCard): number {
  const texts = [before.read, open, ...[...musts, ...deciders, disqualifier].map(({ words }) => words)]
  return [...texts, dropCurveball, close].reduce((sum, text) => sum + wordsIn(text), 0)
}
