import type { PersonView } from '@dryrun/shared/interview/view.ts'

/** Well separated hues, assigned in seat order. */
const hues = [20, 200, 130, 280, 50, 330, 170, 240, 90, 0] as const

export function personHue(people: readonly PersonView[], id: string): number {
  const place = people.findIndex((person) => person.id === id)
  return hues[Math.max(place, 0) % hues.length] ?? 0
}

/** A light color in both themes, because the board writes dark text on it. */
export const personColour = (people: readonly PersonView[], id: string): string =>
  `hsl(${personHue(people, id)} 100% 83%)`
