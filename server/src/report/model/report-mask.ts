import type { ElementProps, Patch } from '@dryrun/shared/interview/element.ts'
import { type Person, type Round, roleIn } from '@dryrun/shared/interview/interview.ts'

/** What somebody typed, without the names of people in it. */
export type Mask = (text: string) => string

const standIns = {
  interviewer: 'Interviewer',
  candidate: 'Candidate',
  shadow: 'Observer',
  audience: 'Observer',
} as const

/** What a person is called in a round where they are not to be named. */
export const standInFor = (round: Round, person: Pick<Person, 'seat' | 'letInBy'>): string =>
  standIns[roleIn(round, person)]

/**
 * Puts a role in the place of each name, and of each part of a name that begins with a capital, wherever it stands as a
 * word of its own and is spelled the same. What people call each other besides is not known here.
 */
export function maskFor(round: Round, people: readonly Person[]): Mask {
  const standIn = new Map<string, string>()
  for (const person of people)
    for (const spelling of spellingsOf(person.name)) standIn.set(spelling, standInFor(round, person))
  if (!standIn.size) return (text) => text
  const longestFirst = [...standIn.keys()].sort((a, b) => b.length - a.length)
  const anyName = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'gu')
  return (text) => text.replace(anyName, (name) => standIn.get(name) ?? '')
}

/** "Ada King-Noel" is Ada, King and Noel as well. A single letter is not: it stands for too much else. */
function spellingsOf(name: string): string[] {
  const parts = name.split(/[^\p{L}\p{N}]+/u).filter((part) => /^\p{Lu}./u.test(part))
  return [name, ...parts]
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The same drawing with its words masked. Links lead to people and pictures show them, so both are left out. */
export const maskedPatch = (patch: Patch, mask: Mask): Patch =>
  'element' in patch
    ? { id: patch.id, element: { ...patch.element, ...maskedProps(patch.element, mask) } }
    : { ...patch, ...(patch.set && { set: { ...patch.set, ...maskedProps(patch.set, mask) } }) }

type Worded = Pick<ElementProps, 'text' | 'originalText' | 'name' | 'link' | 'fileId'>

function maskedProps({ text, originalText, name, link, fileId }: Worded, mask: Mask): Worded {
  return {
    ...(text !== undefined && { text: mask(text) }),
    ...(originalText !== undefined && { originalText: mask(originalText) }),
    ...(name && { name: mask(name) }),
    ...(link && { link: null }),
    ...(fileId && { fileId: null }),
  }
}
