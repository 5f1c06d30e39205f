import { project } from '@dryrun/server/core/project.ts'
import { RoundPlan } from '@dryrun/server/core/round-plan.ts'
import { planInterview } from '@dryrun/server/interviews/plan-interview.ts'
import type { PackStore } from '@dryrun/server/packs/pack-store.ts'
import type { Interview } from '@dryrun/shared/interview/interview.ts'
import { defaultPlan, discussionPlan, type Phase } from '@dryrun/shared/interview/terms.ts'
import type { Question } from '@dryrun/shared/pack.ts'
import { describe, expect, it } from 'vitest'
import { ada, bob, eve, openedWith, questionOf, seated } from '../../support/domain/facts.ts'
import { given, type Happened, storyOf } from '../../support/domain/given.ts'

const talk: Phase = { id: 'talk', name: 'Talk', minutes: 30 }
const design = questionOf('orders')
const discussion: Question = { ...questionOf('search'), kind: 'discussion' }
const planned: Question = { ...questionOf('chat'), plan: [talk] }
const questions = [design, discussion, planned]

/** The plan of each round of an interview that is opened with this plan. */
async function plansOf(plan: readonly Phase[]): Promise<(readonly Phase[] | undefined)[]> {
  const { id, title, kind, topics, levels } = design
  const summary = { id: 'small', version: 1, title: 'Small', summary: 'x' }
  const packs = {
    catalogFor: async () => [
      { ...summary, questions: questions.map((each) => ({ id: each.id, title, kind, topics, levels })) },
    ],
    question: async (_pack: string, _version: number, wanted: string) => questions.find((each) => each.id === wanted),
  } as unknown as PackStore
  const request = {
    title: id,
    packId: 'small',
    targetLevel: 'senior' as const,
    plan: plan.map((phase) => ({ ...phase })),
    rounds: questions.map((each) => ({ questionId: each.id, hostRole: 'interviewer' as const })),
  }
  const host = { id: ada, name: 'Ada' } as Parameters<typeof planInterview>[1]
  const { rounds } = await planInterview(request, host, { packs, isBarred: () => false })
  return rounds.map((round) => RoundPlan.parse(round).plan)
}

const opened: Happened = [ada, openedWith([discussion, design], ['host', 'host'])]
/** Ada interviews on a discussion, then on a design question. */
const inDiscussion: readonly Happened[] = [
  withPlan(opened),
  ...seated.slice(1),
  [ada, { type: 'roundStarted', round: 0 }],
]

function withPlan([by, event]: Happened): Happened {
  if (event.type !== 'interviewOpened') throw new Error('no interview is opened')
  const [first, ...others] = event.rounds
  if (!first) throw new Error('there is no round')
  return [by, { ...event, rounds: [{ ...first, plan: [...discussionPlan] }, ...others] }]
}

const after = (...happened: readonly Happened[]): Interview => storyOf(happened).interview
const phasesFor = (person: string, ...happened: readonly Happened[]) =>
  project(after(...happened), person)?.plan.map(({ id }) => id)
const idsOf = (plan: readonly Phase[]) => plan.map(({ id }) => id)

describe('the plan of a round', () => {
  it('[C15] a host who keeps the default plan gets the plan of each question; a changed plan holds for all', async () => {
    expect(await plansOf(defaultPlan)).toEqual([undefined, discussionPlan, [talk]])
    expect(await plansOf([talk])).toEqual([undefined, undefined, undefined])
  })

  it('[C16] a round with a plan of its own starts in its first phase and moves through its phases alone', () => {
    expect(after(...inDiscussion).rounds[0]?.visits).toEqual([{ phase: 'intro', from: 0 }])
    given(...inDiscussion)
      .when(ada, { type: 'movePhase', phase: 'mechanism' })
      .then({ type: 'phaseMoved', phase: 'mechanism' })
    given(...inDiscussion)
      .when(ada, { type: 'movePhase', phase: 'high-level' })
      .refused('unknownPhase')
  })

  it('[C17] everyone sees the plan of the running round, and no plan of a round before it starts', () => {
    const lobby = inDiscussion.slice(0, -1)
    const ended: readonly Happened[] = [
      ...inDiscussion,
      [ada, { type: 'roundFinished', nextInterviewer: null }],
      [ada, { type: 'roundStarted', round: 1 }],
      [bob, { type: 'interviewEnded' }],
    ]
    for (const person of [ada, bob, eve]) {
      expect(phasesFor(person, ...lobby)).toEqual(idsOf(defaultPlan))
      expect(phasesFor(person, ...inDiscussion)).toEqual(idsOf(discussionPlan))
      expect(phasesFor(person, ...ended.slice(0, -1))).toEqual(idsOf(defaultPlan))
      const phases = phasesFor(person, ...ended) ?? []
      expect(new Set(phases)).toEqual(new Set(idsOf([...discussionPlan, ...defaultPlan])))
      expect(phases).toHaveLength(new Set(phases).size)
    }
  })
})
