import { factItem } from '@dryrun/shared/interview/interview.ts'
import type { ReferenceBoard } from '@dryrun/shared/pack/board.ts'
import type { Equivalent } from '@dryrun/shared/pack/extras.ts'
import type { RunCard } from '@dryrun/shared/pack/run-card.ts'
import type { Worksheet } from '@dryrun/shared/pack/worksheet.ts'
import type { OptimisticPanel } from '../../live/optimistic-view.ts'
import { type Filter, matches } from './filter.ts'

export type SectionId =
  | 'card'
  | 'facts'
  | 'now'
  | 'asking'
  | 'bar'
  | 'points'
  | 'follow-ups'
  | 'hints'
  | 'red-flags'
  | 'figures'
  | 'curveball'
  | 'reference'
  | 'worksheet'
  | 'equivalents'
export type Section = {
  id: SectionId
  title: string
  jump: string
  /** Such as "3 of 9"; null without countable entries. */
  progress: string | null
  /** How a foldable section starts; absent for one that can't be folded. */
  fold?: 'open' | 'closed'
  found: boolean
}

type Script = OptimisticPanel['question']['script']
type Shown = Readonly<{ desk: OptimisticPanel; equivalents: readonly Equivalent[] }>

/**
 * Returns the sections in the order of use, without empty ones. What serves to get ready and to frame the problem starts
 * open in the first phases alone.
 */
export function sectionsOf({ desk, equivalents }: Shown, filter: Filter, isEarly: boolean): Section[] {
  const { script } = desk.question
  const early = isEarly ? 'open' : 'closed'
  const used = (ids: readonly { id: string }[]) =>
    ids.filter(({ id }) => desk.used.some(({ itemId }) => itemId === id)).length
  const hasFigures = script.figures.length > 0
  const sections: Omit<Section, 'found'>[] = [
    ...(script.runCard ? [{ id: 'card', title: 'Run card', jump: 'Card', progress: null, fold: early } as const] : []),
    ...(script.facts.length ? [factsSection(used(script.facts.map(factOf)), script.facts, early)] : []),
    ...(isTimed(script) ? [{ id: 'now', title: 'What fits now', jump: 'Now', progress: null } as const] : []),
    { id: 'asking', title: 'What is really being asked', jump: 'Intent', progress: null, fold: early },
    { id: 'bar', title: 'The bar at the target level', jump: 'Bar', progress: null, fold: early },
    { id: 'points', title: 'Points to listen for', jump: 'Points', progress: of(desk.ticks.length, script.points) },
    {
      id: 'follow-ups',
      title: 'Follow-ups',
      jump: 'Follow-ups',
      progress: of(used(script.followUps), script.followUps),
    },
    { id: 'hints', title: 'Hints', jump: 'Hints', progress: of(used(script.hints), script.hints) },
    { id: 'red-flags', title: 'Red flags', jump: 'Flags', progress: of(desk.flags.length, script.redFlags) },
    ...(hasFigures
      ? [{ id: 'figures', title: 'Numbers to listen for', jump: 'Numbers', progress: null, fold: 'closed' } as const]
      : []),
    { id: 'curveball', title: 'Curveball', jump: 'Curveball', progress: of(used([{ id: 'curveball' }]), [1]) },
    ...(script.referenceBoard ? [referenceSection] : []),
    ...(script.worksheet ? [worksheetSection] : []),
    ...(equivalents.length ? [equivalentsSection] : []),
  ]
  return sections.map((section) => ({
    ...section,
    found:
      (section.id === 'now' && !filter.length) ||
      textsOf({ script, equivalents }, section.id).some((texts) => matches(filter, section.title, ...texts)),
  }))
}

const referenceSection: Omit<Section, 'found'> = {
  id: 'reference',
  title: 'A good design',
  jump: 'Design',
  progress: null,
  fold: 'closed',
}
const worksheetSection: Omit<Section, 'found'> = {
  id: 'worksheet',
  title: 'Worksheet',
  jump: 'Worksheet',
  progress: null,
  fold: 'closed',
}
const equivalentsSection: Omit<Section, 'found'> = {
  id: 'equivalents',
  title: 'Equivalents',
  jump: 'Equivalents',
  progress: null,
  fold: 'closed',
}

const isTimed = ({ points, followUps }: Script): boolean =>
  [...points, ...followUps].some(({ phase }) => phase !== undefined)

const factOf = ({ id }: { id: string }) => ({ id: factItem(id) })

const factsSection = (told: number, facts: Script['facts'], fold: 'open' | 'closed'): Omit<Section, 'found'> => ({
  id: 'facts',
  title: 'Facts to tell when asked',
  jump: 'Facts',
  progress: of(told, facts),
  fold,
})

const of = (done: number, all: readonly unknown[]): string => `${done} of ${all.length}`

/** Returns the texts per entry; the filter matches entries as a whole. */
export function textsOf(
  { script, equivalents }: { script: Script } & Pick<Shown, 'equivalents'>,
  section: SectionId,
): string[][] {
  switch (section) {
    case 'card':
      return script.runCard ? [cardTexts(script.runCard)] : []
    case 'facts':
      return script.facts.map(({ ask, tell }) => [ask, tell])
    case 'now':
      // A search finds these entries where they stand.
      return []
    case 'asking':
      return [[script.reallyAsking]]
    case 'bar':
      return [[script.bar.mid], [script.bar.senior], [script.bar.staff]]
    case 'points':
      return script.points.map(({ point, listenFor, figures, checks, branches, misquotes }) => [
        point,
        listenFor,
        ...figures.map(({ value }) => value),
        ...checks.map(({ check }) => check),
        ...asideTexts({ branches, misquotes }),
      ])
    case 'follow-ups':
      return script.followUps.map(({ ask, tests, goodAnswer, checks }) => [
        ask,
        tests,
        goodAnswer,
        ...checks.map(({ check }) => check),
      ])
    case 'hints':
      return script.hints.map(({ text }) => [text])
    case 'red-flags':
      return script.redFlags.map(({ flag, because, branches }) => [flag, because, ...asideTexts({ branches })])
    case 'figures':
      return script.figures.map(({ value, meaning }) => [value, meaning])
    case 'reference':
      return script.referenceBoard ? [boardTexts(script.referenceBoard)] : []
    case 'worksheet':
      return script.worksheet ? [sheetTexts(script.worksheet)] : []
    case 'equivalents':
      return equivalents.map(equivalentTexts)
    case 'curveball':
      return [[script.curveball.ask, script.curveball.listenFor]]
  }
}

type Asides = Pick<Script['points'][number], 'branches'> & Partial<Pick<Script['points'][number], 'misquotes'>>

/** The texts that stand under a point or red flag. */
export function asideTexts({ branches, misquotes = [] }: Asides): string[] {
  return [
    ...branches.flatMap(({ ifTheySay, ask }) => [ifTheySay, ask]),
    ...misquotes.flatMap(({ says, right, because }) => [says, right, because]),
  ]
}

export const equivalentTexts = ({ job, names, differs }: Equivalent): string[] => [
  job,
  ...names.flatMap(({ where, name }) => [where, name]),
  ...(differs ? [differs] : []),
]

const boardTexts = ({ board, remarks, variants }: ReferenceBoard): string[] => [
  ...board.parts.map(({ label }) => label),
  ...board.arrows.flatMap(({ label }) => label ?? []),
  ...remarks,
  ...variants.flatMap(({ name, instead, because }) => [name, instead, because]),
]

const sheetTexts = ({ inputs, sums }: Worksheet): string[] => [
  ...inputs.map(({ label }) => label),
  ...sums.flatMap(({ label, decides }) => [label, decides]),
]

function cardTexts({ before, open, musts, deciders, disqualifier, dropCurveball, close }: RunCard): string[] {
  return [before.read, open, ...[...musts, ...deciders, disqualifier].map(({ words }) => words), dropCurveball, close]
}
