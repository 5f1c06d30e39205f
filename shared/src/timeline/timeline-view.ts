import { momentOf } from '../interview/interview.ts'
import type { RoundView, ShownView, View } from '../interview/view.ts'
import { oneLine, type TimelineLine } from './timeline-line.ts'

/** Describes public changes between two views: rounds, phases, pauses, shown items, chat. */
export function openLines(before: View | undefined, after: View, at: number): TimelineLine[] {
  const { round } = after
  const earlier = before?.round?.index === round?.index ? (before?.round ?? undefined) : undefined
  return [
    ...(before?.chat === after.chat ? [] : chatLines(before, after)),
    ...(round && before?.round !== round ? roundLines(earlier, round, after) : []),
    ...(round && before?.shown !== after.shown ? shownLines(earlier ? before?.shown : [], after.shown, round) : []),
    ...(before && before.interview.stage !== 'ended' && after.interview.stage === 'ended'
      ? [line(after.round, { at, kind: 'round', words: 'the interview ended' })]
      : []),
  ]
}

type Said = Pick<TimelineLine, 'at' | 'kind' | 'words'> & { by?: string | null }

const line = (round: RoundView | null, { by = null, ...said }: Said): TimelineLine => ({
  ...said,
  by,
  round: round?.index ?? 0,
})

function chatLines(before: View | undefined, { chat, round }: View): TimelineLine[] {
  return chat
    .slice(before?.chat.length ?? 0)
    .map(({ at, by, text }) => line(round, { at, by, kind: 'chat', words: `said: ${oneLine(text)}` }))
}

function roundLines(before: RoundView | undefined, round: RoundView, { plan }: View): TimelineLine[] {
  const { index, title, interviewer: by, startedAt, endedAt, pausedAt, pauses } = round
  const nameOf = (phase: string) => plan.find(({ id }) => id === phase)?.name ?? phase
  const stood = pauses.slice(before?.pauses.length ?? 0)
  // A pause that ends with the round does not resume the clock.
  const resumed = stood.filter(({ to }) => to !== endedAt)
  const visits = round.visits.slice(before?.visits.length ?? 0).map(({ phase, from }, place) => {
    const verb = !before && place === 0 ? 'began with' : 'moved to'
    return line(round, { at: momentOf(round, from), by, kind: 'phase', words: `${verb} ${nameOf(phase)}` })
  })
  const known = before?.pausedAt
  const paused = [...stood.map(({ from }) => from), ...(pausedAt === null ? [] : [pausedAt])]
  return [
    ...(before ? [] : [line(round, { at: startedAt, kind: 'round', words: `round ${index + 1} began: ${title}` })]),
    ...visits,
    ...paused
      .filter((at) => at !== known)
      .map((at) => line(round, { at, kind: 'pause', words: 'the clock was paused' })),
    ...resumed.map(({ to: at }) => line(round, { at, kind: 'pause', words: 'the clock ran again' })),
    ...(endedAt !== null && (before?.endedAt ?? null) === null
      ? [line(round, { at: endedAt, kind: 'round', words: 'the round ended' })]
      : []),
  ]
}

const verbs = {
  fact: 'told a fact',
  followUp: 'asked',
  hint: 'gave a hint',
  curveball: 'changed a requirement',
} as const

function shownLines(before: readonly ShownView[] = [], shown: readonly ShownView[], round: RoundView): TimelineLine[] {
  return shown
    .slice(before.length)
    .map(({ kind, text, at }) =>
      line(round, { at, by: round.interviewer, kind, words: `${verbs[kind]}: ${oneLine(text)}` }),
    )
}
