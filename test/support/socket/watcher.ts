import { isDeepStrictEqual } from 'node:util'
import type { Entry } from '@dryrun/server/core/events.ts'
import type { InterviewFold } from '@dryrun/server/core/fold.ts'
import { project } from '@dryrun/server/core/project.ts'
import type { Frame } from '@dryrun/shared/interview/frame.ts'
import { replay } from '../domain/replay.ts'
import { asSent, Replica, screenSize } from '../domain/tab.ts'

export type Watcher = {
  readonly person: string
  readonly frames: readonly Frame[]
  readonly replica: Pick<Replica, 'screen' | 'version'>
}

/** A watcher from recorded frames. Throws where one is missing. */
export function watcherOf(person: string, frames: readonly Frame[]): Watcher {
  const replica = new Replica()
  for (const frame of frames) replica.apply(frame)
  return { person, frames, replica }
}

export const toldTo = (entries: readonly Entry[], person: string): Frame[] => [...replay(entries, person)].map(asSent)

/** Where a person saw something other than the log, at the end or before. `story` is the fold of the whole log. */
export function misseen({ person, frames, replica }: Watcher, story: InterviewFold, told: readonly Frame[]): string[] {
  const view = project(story.interview, person)
  if (!view) return frames.length ? [`${person} has no seat and was shown something`] : []
  const { current } = story.interview
  const board = current < 0 ? undefined : [...story.boards.of(current).elements()]
  return [
    ...(isDeepStrictEqual(replica.screen, asSent({ view, board })) ? [] : [`${person} sees something else`]),
    ...offTheTrack(person, frames, told),
  ]
}

/**
 * Where frames differ from the replay. Versions restart with each life of a room, so a fresh frame may match any equal
 * state of the replay; each later step must then be the replay's next.
 */
function offTheTrack(person: string, frames: readonly Frame[], told: readonly Frame[]): string[] {
  const places = placesOf(frames.filter(({ fresh }) => fresh).map(screenOf), told)
  const steps = told.map(({ version: _, ...step }) => sorted(step))
  let possible: number[] = []
  return frames.flatMap((frame) => {
    const { version, ...step } = frame
    const text = sorted(step)
    const next = frame.fresh ? (places.get(screenOf(frame)) ?? []) : possible.map((place) => place + 1)
    const right = frame.fresh ? next : next.filter((place) => steps[place] === text)
    possible = right.length ? right : next
    return right.length ? [] : [`${person} was shown version ${version} otherwise than it is replayed`]
  })
}

/** The places in the replay at which each of the screens is seen. */
function placesOf(screens: readonly string[], told: readonly Frame[]): Map<string, number[]> {
  const places = new Map(screens.map((screen) => [screen, [] as number[]]))
  const sizes = new Set(screens.map((screen) => screenSize(JSON.parse(screen))))
  const replayed = new Replica()
  for (const [place, frame] of told.entries()) {
    replayed.apply(frame)
    // To write out every screen would take minutes for a log of thousands of entries.
    if (sizes.has(replayed.size)) places.get(sorted(replayed.screen))?.push(place)
  }
  return places
}

function screenOf(fresh: Frame): string {
  const replica = new Replica()
  replica.apply(fresh)
  return sorted(replica.screen)
}

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
