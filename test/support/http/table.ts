import type { OpenRequest } from '@dryrun/shared/api/interviews.ts'
import type { Link } from '@dryrun/shared/api/invitations.ts'
import { DimensionId, defaultPlan, type Seat } from '@dryrun/shared/interview/terms.ts'
import type { EndedView } from '@dryrun/shared/interview/view.ts'
import { Participant } from './participant.ts'

export const threeRounds: OpenRequest = {
  title: 'Practice on Friday',
  packId: 'small',
  targetLevel: 'senior',
  rounds: [
    { questionId: 'orders', hostRole: 'interviewer' },
    { questionId: 'search', hostRole: 'candidate' },
    { questionId: 'chat', hostRole: 'interviewer' },
  ],
  plan: [...defaultPlan],
}

/** An interview with a person in every seat: Ada is the host, Bob the guest, Sam a shadow, Eve the audience. */
export type Table = {
  id: string
  links: readonly Link[]
  ada: Participant
  bob: Participant
  sam: Participant
  eve: Participant
  everyone: readonly Participant[]
}

/** How a person joins: with the token of a seat, or without one as host. */
export type Arrival = (url: string, name: string, token?: string) => Promise<Participant>

export const byAsking: Arrival = async (url, name, token) => {
  const person = await Participant.named(url, name)
  if (token) await person.claim(token)
  return person
}

export async function tableAt(
  url: string,
  request: Partial<OpenRequest> = {},
  arrive: Arrival = byAsking,
): Promise<Table> {
  const ada = await arrive(url, 'Ada')
  const { id, links } = await ada.open({ ...threeRounds, ...request })
  const bob = await arrive(url, 'Bob', tokenOf(links, 'guest'))
  const sam = await arrive(url, 'Sam', tokenOf(links, 'shadow'))
  const eve = await arrive(url, 'Eve', tokenOf(links, 'audience'))
  const everyone = [ada, bob, sam, eve]
  for (const person of everyone) await person.connect(id)
  return { id, links, ada, bob, sam, eve, everyone }
}

export const tokenOf = (links: readonly Link[], seat: Seat): string => {
  const link = links.find((each) => each.seat === seat)
  if (!link) throw new Error(`no link to the seat ${seat}`)
  return link.token
}

const change = { behaviour: 'Drew before asking', effect: 'Rework', drill: 'Three questions first' }

/** Submits the feedback of a round's interviewer, who shares the notes of the first round alone. */
export function judge(person: Participant, round: number, call: 2 | 3): Promise<void> {
  const { reviews } = person.view as EndedView
  const startedAt = reviews.find(({ question }) => question.index === round)?.startedAt
  if (startedAt === undefined) throw new Error(`round ${round} is not theirs to judge`)
  const changes = [{ at: startedAt, ...change }]
  const summary = `Round ${round}`
  return person.do({ type: 'handInAsInterviewer', round, call, summary, changes, shareNotes: round === 0 })
}

/** Submits the feedback of a round's candidate. */
export function answer(person: Participant, round: number): Promise<void> {
  const selfScores = Object.fromEntries(DimensionId.options.map((id) => [id, 2 as const]))
  return person.do({ type: 'handInAsCandidate', round, selfScores, rating: 5, comment: 'Clear' })
}
