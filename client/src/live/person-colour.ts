import type { PersonView } from '@dryrun/shared/interview/view.ts'

/** Hues far apart from each other, in the order in which people took their seats. */
const hues = [20, 200, 130, 280, 50, 330, 170, 240, 90, 0] as const

/** The hue of a person's pointer: the same for everybody, the same for the whole interview. */
export function personHue(people: readonly PersonView[], id: string): number {
  const place = people.findIndex((person) => person.id === id)
  return hues[Math.max(place, 0) % hues.length] ?? 0
}

/** As the board draws it: light in both themes, with dark letters on it. */
export const personColour = (people: readonly PersonView[], id: string): string =>
  `hsl(${personHue(people, id)} 100% 83%)`
