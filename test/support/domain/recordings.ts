import type { Entry } from '@dryrun/server/core/events.ts'
import type { Frame } from '@dryrun/shared/interview/frame.ts'
import { defaultPlan } from '@dryrun/shared/interview/terms.ts'
import type { Marker, RecordingHead } from '@dryrun/shared/replay/recording.ts'
import { replay } from './replay.ts'
import { asSent } from './tab.ts'

/** The recording of one person's view from the first round's start. */
export function recordingOfLog(
  log: readonly Entry[],
  person: string,
  markers: readonly Marker[] = [],
): { head: RecordingHead; frames: Frame[] } {
  const frames = [...replay(log, person)].map(asSent)
  const first = log.findIndex(({ event }) => event.type === 'roundStarted')
  const starts = log.filter(({ event }) => event.type === 'roundStarted').map(({ at }) => at)
  const ends = log
    .filter(({ event }) => event.type === 'roundFinished' || event.type === 'interviewEnded')
    .map(({ at }) => at)
  const startedAt = log[first]?.at ?? 0
  const endedAt = ends.at(-1) ?? log.at(-1)?.at ?? startedAt
  const chapters = starts.map((from, round) => ({
    round,
    title: `About round ${round + 1}`,
    interviewer: null,
    candidate: null,
    startedAt: from,
    endedAt: ends[round] ?? endedAt,
    pauses: [],
    visits: [{ phase: 'intro', from: 0 }],
  }))
  const head: RecordingHead = {
    interview: { id: 'interview', title: 'Practice on Friday', targetLevel: 'senior' },
    eyes: 'own',
    choices: ['own'],
    me: person,
    people: [],
    plan: defaultPlan,
    chapters,
    markers,
    startedAt,
    endedAt,
  }
  return { head, frames }
}
