import { dimensionsOfKind, planOfKind } from '@dryrun/shared/interview/kinds.ts'
import { wordsIn } from '@dryrun/shared/pack/text.ts'
import type { Question } from '@dryrun/shared/pack.ts'

/** A place in a question or pack, and what is missing or unwise there. */
export type Gap = Readonly<{ path: readonly (string | number)[]; reason: string }>

const LONGEST_PART = 30
const FEWEST_FACTS = 3
const FEWEST_CHECKS = 4

/** What a sound question lacks of the full form. Such a question works, but its interviewer gets less help. */
export const gapsOf = (question: Question): Gap[] => [
  ...missingParts(question),
  ...missingExamples(question),
  ...strayDrills(question),
  ...timingGaps(question),
  ...overfullPhases(question),
  ...question.script.followUps.flatMap(({ checks }, nth) => thinChecks(checks.length, nth)),
  ...question.criteria.flatMap(({ anchors }, nth) => coarseAnchors(anchors, nth)),
  ...stackedQuestions(question),
]

function missingParts({ kind, omitDimensions, script }: Question): Gap[] {
  const needsSums = !omitDimensions.includes(kind === 'design' ? 'estimation' : 'numbers')
  const { runCard, facts, worksheet, referenceBoard, points } = script
  const gap = (isMissing: boolean, field: string, reason: string): Gap[] =>
    isMissing ? [{ path: ['script', field], reason }] : []
  return [
    ...gap(!runCard, 'runCard', 'there is no run card, the first screen of the interviewer'),
    ...gap(facts.length < FEWEST_FACTS, 'facts', `write at least ${FEWEST_FACTS} facts that the candidate may ask for`),
    ...gap(needsSums && !worksheet, 'worksheet', 'there is no estimation worksheet'),
    ...gap(kind === 'design' && !referenceBoard, 'referenceBoard', 'there is no reference board'),
    ...gap(referenceBoard?.variants.length === 0, 'referenceBoard', 'name a variant that is as good'),
    ...gap(
      points.every(({ priority }) => priority !== 'must'),
      'points',
      'say which points are musts: priority: must',
    ),
  ]
}

const rowsOf = ({ kind, omitDimensions, criteria }: Question): string[] => [
  ...dimensionsOfKind[kind].filter((id) => !omitDimensions.includes(id)),
  ...criteria.map(({ id }) => id),
]

/** A drill is offered when its dimension went badly, so it needs a dimension that is scored. */
function strayDrills(question: Question): Gap[] {
  const rows = rowsOf(question)
  return question.study.flatMap(({ dimension }, nth): Gap[] => {
    if (rows.includes(dimension)) return []
    return [{ path: ['study', nth, 'dimension'], reason: `"${dimension}" is no row of the rubric of this question` }]
  })
}

function missingExamples(question: Question): Gap[] {
  const { script } = question
  const rows = rowsOf(question)
  const open = rows.filter((row) => script.examples.every(({ dimension }) => dimension !== row))
  return open.length ? [{ path: ['script', 'examples'], reason: `no example answers for ${open.join(', ')}` }] : []
}

const timingGaps = ({ script }: Question): Gap[] =>
  (['points', 'followUps'] as const).flatMap((list) =>
    script[list].flatMap(({ phase, minutes }, nth): Gap[] => {
      const missing = [phase ? [] : ['phase'], minutes ? [] : ['minutes']].flat()
      return missing.length ? [{ path: ['script', list, nth], reason: `write its ${missing.join(' and ')}` }] : []
    }),
  )

/** The musts of a phase need at most its minutes, or the interviewer can't hear them all. */
function overfullPhases({ kind, plan, script }: Question): Gap[] {
  const musts = [...script.points, ...script.followUps].filter(({ priority }) => priority === 'must')
  return (plan ?? planOfKind[kind]).flatMap(({ id, minutes }): Gap[] => {
    const needed = musts.reduce((sum, item) => sum + (item.phase === id ? (item.minutes ?? 0) : 0), 0)
    if (needed <= minutes) return []
    return [{ path: ['script', 'points'], reason: `the musts of "${id}" need ${needed} of its ${minutes} minutes` }]
  })
}

const thinChecks = (count: number, nth: number): Gap[] =>
  count < FEWEST_CHECKS
    ? [{ path: ['script', 'followUps', nth], reason: `write ${FEWEST_CHECKS} to 6 checks of a good answer` }]
    : []

const coarseAnchors = (anchors: Question['criteria'][number]['anchors'], nth: number): Gap[] =>
  anchors.flatMap((parts, level): Gap[] => {
    const path = ['criteria', nth, 'anchors', level]
    const long = parts.findIndex((part) => wordsIn(part) > LONGEST_PART)
    return [
      ...(parts.length < 2 ? [{ path, reason: 'split this anchor into 2 to 4 parts that one observes or not' }] : []),
      ...(long < 0 ? [] : [{ path: [...path, long], reason: `say this part in at most ${LONGEST_PART} words` }]),
    ]
  })

/** A candidate answers the last of several questions. */
function stackedQuestions({ script: { followUps, hints, curveball } }: Question): Gap[] {
  const spoken = [
    ...followUps.map(({ ask }, nth) => ({ path: ['script', 'followUps', nth, 'ask'], text: ask })),
    ...hints.map(({ text }, nth) => ({ path: ['script', 'hints', nth, 'text'], text })),
    { path: ['script', 'curveball', 'ask'], text: curveball.ask },
  ]
  return spoken
    .filter(({ text }) => text.split('?').length > 3)
    .map(({ path }) => ({ path, reason: 'it stacks several questions; ask one at a time' }))
}
