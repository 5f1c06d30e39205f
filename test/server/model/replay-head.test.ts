import type { Entry, Event } from '@dryrun/server/core/events.ts'
import { evolve } from '@dryrun/server/core/evolve.ts'
import { project } from '@dryrun/server/core/project.ts'
import { choicesFor, projectionFor } from '@dryrun/server/replay/model/perspective.ts'
import { HeadFold, headOf } from '@dryrun/server/replay/model/replay-head.ts'
import { emptyInterview, type Interview } from '@dryrun/shared/interview/interview.ts'
import type { RoundView } from '@dryrun/shared/interview/view.ts'
import { Perspective, type RecordingHead } from '@dryrun/shared/replay/recording.ts'
import { expect, it } from 'vitest'
import { Commotion } from '../../support/domain/commotion.ts'
import { ada, bob, eve, inRoundOne, sam } from '../../support/domain/facts.ts'
import { type Happened, logOf } from '../../support/domain/given.ts'
import { by, end } from '../../support/domain/told-report.ts'

const withoutDrawing = (entries: readonly Entry[]) => entries.filter(({ event }) => event.type !== 'boardChanged')

/** The head of a recording, and the number of views that it took. */
function looked(entries: readonly Entry[], person: string, eyes: Perspective) {
  const told = new HeadFold().apply(withoutDrawing(entries))
  const [sight, view] = [projectionFor(told.interview, person, eyes), project(told.interview, person)]
  if (!sight || !view || !('reviews' in view)) return undefined
  let views = 0
  const counted = (interview: Interview) => {
    views += 1
    return sight(interview)
  }
  const head = headOf(told, { sight: counted, eyes, choices: choicesFor(told.interview, person), view })
  return { head, views, sight }
}

const clockOf = ({ index, pauses, visits, startedAt }: RoundView) => ({ round: index, pauses, visits, startedAt })

const startAndRounds = ({ startedAt, chapters }: RecordingHead) => ({
  startedAt,
  rounds: chapters.map(({ round, pauses, visits, startedAt: from }) => ({ round, pauses, visits, startedAt: from })),
})

/** The start and the rounds of a recording, from the view after every entry. */
function seenThroughout(entries: readonly Entry[], sight: (interview: Interview) => ReturnType<typeof project>) {
  const rounds = new Map<number, RoundView>()
  let interview = emptyInterview
  let startedAt: number | undefined
  for (const entry of withoutDrawing(entries)) {
    interview = evolve(interview, entry)
    const round = sight(interview)?.round
    if (round) startedAt ??= entry.at
    if (round) rounds.set(round.index, round)
    if (interview.stage === 'ended')
      return { startedAt: startedAt ?? entry.at, rounds: [...rounds.values()].map(clockOf) }
  }
  return undefined
}

const everyEyes = [ada, bob, sam, eve].flatMap((person) => Perspective.options.map((eyes) => ({ person, eyes })))

it('the head of a recording is that of a view after every entry', { timeout: 120_000 }, async () => {
  let heads = 0
  for (let seed = 1; seed <= 12; seed++) {
    const commotion = await Commotion.open(seed)
    for (let step = 0; step < 150; step++) await commotion.step()
    await commotion.calmDown()
    const entries = commotion.rehearsal.entries()
    const all = everyEyes.flatMap(({ person, eyes }) => looked(entries, person, eyes) ?? [])
    heads += all.length
    expect(all.map(({ head }) => startAndRounds(head))).toEqual(all.map(({ sight }) => seenThroughout(entries, sight)))
  }
  expect(heads).toBeGreaterThan(10)
})

it('the head of a long recording takes as many views as that of a short one', () => {
  const tick: Event = { type: 'pointTicked', pointId: 'p1', how: 'prompted' }
  const clock: Event[] = [{ type: 'paused' }, { type: 'resumed' }]
  const viewsAfter = (times: number) => {
    const played = Array.from({ length: times }, (): Happened[] => by(ada, tick, ...clock)).flat()
    return looked(logOf([...inRoundOne, ...played, ...end]), bob, 'own')
  }
  const [short, long] = [viewsAfter(10), viewsAfter(10_000)]
  expect(long?.head.chapters[0]?.pauses).toHaveLength(10_000)
  expect(long?.views).toBe(short?.views)
})
