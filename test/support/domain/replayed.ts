import { isDeepStrictEqual } from 'node:util'
import type { Entry } from '@dryrun/server/core/events.ts'
import { project } from '@dryrun/server/core/project.ts'
import { choicesFor, projectionFor } from '@dryrun/server/replay/model/perspective.ts'
import { ReplayFold } from '@dryrun/server/replay/model/replay-fold.ts'
import { HeadFold, headOf } from '@dryrun/server/replay/model/replay-head.ts'
import type { Frame } from '@dryrun/shared/interview/frame.ts'
import { Perspective, type RecordingHead } from '@dryrun/shared/replay/recording.ts'
import { replay } from './replay.ts'
import { asSent, Replica, type Screen } from './tab.ts'

export type Replayed = Readonly<{ head: RecordingHead; frames: readonly Frame[] }>

/** The server's recording of this log; undefined where the person may not take the perspective. */
export function replayed(entries: readonly Entry[], person: string, eyes: Perspective): Replayed | undefined {
  const told = new HeadFold().apply(entries.filter(({ event }) => event.type !== 'boardChanged'))
  const ended = told.interview
  const sight = projectionFor(ended, person, eyes)
  const view = project(ended, person)
  if (!sight || !view || !('reviews' in view)) return undefined
  const retelling = new ReplayFold(sight)
  return asSent({
    head: headOf(told, { sight, eyes, choices: choicesFor(ended, person), view }),
    frames: entries.flatMap((entry) => retelling.apply(entry) ?? []),
  })
}

export function screensOf(frames: Iterable<Frame>): Map<number, Screen> {
  const replica = new Replica()
  const screens = new Map<number, Screen>()
  for (const frame of frames) {
    replica.apply(asSent(frame))
    screens.set(frame.version, replica.screen)
  }
  return screens
}

export function wrongInRecordings(entries: readonly Entry[], person: string): string[] {
  return Perspective.options.flatMap((eyes) => {
    const { frames } = replayed(entries, person, eyes) ?? {}
    if (!frames) return []
    const gap = frames.find(({ version }, nth) => version !== (frames[0]?.version ?? 0) + nth)
    return [
      ...(frames[0]?.fresh ? [] : [`${person}'s ${eyes} begins in the middle`]),
      ...(gap ? [`${person}'s ${eyes} has a gap before ${gap.version}`] : []),
      ...(eyes === 'own' && !isLive(frames, entries, person) ? [`${person} saw something else live`] : []),
      ...leaksIn(frames).map((version) => `${person}'s ${eyes} tells a secret at ${version}`),
    ]
  })
}

function isLive([first, ...others]: readonly Frame[], entries: readonly Entry[], person: string): boolean {
  const end = entries.findIndex(({ event }) => event.type === 'interviewEnded')
  const live = [...replay(entries.slice(0, end), person)].filter(({ version }) => version >= (first?.version ?? 0))
  return isDeepStrictEqual(asSent(live.slice(1)), others) && live[0]?.version === first?.version
}

/** The versions at which a candidate or an audience member reads what was not shown to them. */
const leaksIn = (frames: readonly Frame[]): number[] =>
  [...screensOf(frames)].flatMap(([version, { view }]) => {
    const isTrusted = view?.lens === 'interviewer' || view?.lens === 'shadow'
    return !isTrusted && JSON.stringify({ ...view, shown: [] }).includes('SECRET') ? [version] : []
  })
