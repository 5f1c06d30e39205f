import { isDeepStrictEqual } from 'node:util'
import type { Entry } from '@dryrun/shared/interview/events.ts'
import type { Frame } from '@dryrun/shared/interview/frame.ts'
import { project } from '@dryrun/shared/interview/project.ts'
import type { Story } from '@dryrun/shared/interview/story.ts'
import { replay } from '@dryrun/shared/replay/replay.ts'
import { asSent, Replica } from './tab.ts'

/** One tab of one person: every frame it was sent, and what it makes of them. */
export type Watcher = {
  readonly person: string
  readonly frames: readonly Frame[]
  readonly replica: Pick<Replica, 'screen' | 'version'>
}

/** Somebody who kept only the frames. Throws where one is missing. */
export function watcherOf(person: string, frames: readonly Frame[]): Watcher {
  const replica = new Replica()
  for (const frame of frames) replica.apply(frame)
  return { person, frames, replica }
}

/** The frames that a log tells to one person. */
export const toldTo = (entries: readonly Entry[], person: string): Frame[] => [...replay(entries, person)].map(asSent)

/** Where somebody saw anything but what the log tells, at the end or on the way. `story` is the whole log, told. */
export function misseen({ person, frames, replica }: Watcher, story: Story, told: readonly Frame[]): string[] {
  const view = project(story.interview, person)
  if (!view) return frames.length ? [`${person} has no seat and was shown something`] : []
  const { current } = story.interview
  const board = current < 0 ? undefined : [...story.boards.of(current).elements()]
  const steps = new Map(told.map((frame) => [frame.version, frame]))
  return [
    ...(isDeepStrictEqual(replica.screen, asSent({ view, board })) ? [] : [`${person} sees something else`]),
    ...(replica.version === told.at(-1)?.version ? [] : [`${person} counts otherwise than the replay`]),
    ...frames
      .filter((frame) => !frame.fresh && !isDeepStrictEqual(frame, steps.get(frame.version)))
      .map(({ version }) => `${person} was shown version ${version} otherwise than it is replayed`),
    ...misseenAnew(person, frames, told),
  ]
}

/** A frame with everything must show what the steps up to its version add up to. */
function misseenAnew(person: string, frames: readonly Frame[], told: readonly Frame[]): string[] {
  const replica = new Replica()
  const left = [...told]
  return frames
    .filter(({ fresh }) => fresh)
    .sort((a, b) => a.version - b.version)
    .flatMap((frame) => {
      while (left[0] && left[0].version <= frame.version) replica.apply(left.shift() as Frame)
      const anew = new Replica()
      anew.apply(frame)
      return isDeepStrictEqual(anew.screen, replica.screen)
        ? []
        : [`${person} came back to something else at ${frame.version}`]
    })
}
