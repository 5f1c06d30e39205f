import type { OptimisticPanel } from '../../live/optimistic-view.ts'
import { type Filter, matches } from './filter.ts'

export type SectionId = 'asking' | 'bar' | 'points' | 'follow-ups' | 'hints' | 'red-flags' | 'figures' | 'curveball'
export type Section = {
  id: SectionId
  title: string
  jump: string
  /** Such as "3 of 9"; null without countable entries. */
  progress: string | null
  found: boolean
}

type Script = OptimisticPanel['question']['script']

/** Returns the sections in the order of use, without empty ones. */
export function sectionsOf(desk: OptimisticPanel, filter: Filter): Section[] {
  const { script } = desk.question
  const used = (ids: readonly { id: string }[]) =>
    ids.filter(({ id }) => desk.used.some(({ itemId }) => itemId === id)).length
  const hasFigures = script.figures.length > 0
  const sections: Omit<Section, 'found'>[] = [
    { id: 'asking', title: 'What is really being asked', jump: 'Asking', progress: null },
    { id: 'bar', title: 'The bar at the target level', jump: 'Bar', progress: null },
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
      ? [{ id: 'figures', title: 'Figures worth hearing', jump: 'Figures', progress: null } as const]
      : []),
    { id: 'curveball', title: 'Curveball', jump: 'Curveball', progress: of(used([{ id: 'curveball' }]), [1]) },
  ]
  return sections.map((section) => ({
    ...section,
    found: textsOf(script, section.id).some((texts) => matches(filter, section.title, ...texts)),
  }))
}

const of = (done: number, all: readonly unknown[]): string => `${done} of ${all.length}`

/** Returns the texts per entry; the filter matches entries as a whole. */
export function textsOf(script: Script, section: SectionId): string[][] {
  switch (section) {
    case 'asking':
      return [[script.reallyAsking]]
    case 'bar':
      return [[script.bar.mid], [script.bar.senior], [script.bar.staff]]
    case 'points':
      return script.points.map(({ point, listenFor, figures }) => [point, listenFor, ...figures])
    case 'follow-ups':
      return script.followUps.map(({ ask, tests, goodAnswer }) => [ask, tests, goodAnswer])
    case 'hints':
      return script.hints.map(({ text }) => [text])
    case 'red-flags':
      return script.redFlags.map(({ flag, because }) => [flag, because])
    case 'figures':
      return script.figures.map(({ value, meaning }) => [value, meaning])
    case 'curveball':
      return [[script.curveball.ask, script.curveball.listenFor]]
  }
}
