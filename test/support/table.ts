import type { Link, OpenRequest } from '@dryrun/shared/api.ts'
import { defaultPlan, type Seat } from '@dryrun/shared/interview/terms.ts'
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

/** An interview with somebody in every seat: Ada opened it, Bob is her guest, Sam is a shadow, Eve the audience. */
export type Table = {
  id: string
  links: readonly Link[]
  ada: Participant
  bob: Participant
  sam: Participant
  eve: Participant
  everyone: readonly Participant[]
}

/** Opens an interview over HTTP, seats four people by its links and connects them. */
export async function tableAt(url: string, request: Partial<OpenRequest> = {}): Promise<Table> {
  const names = ['Ada', 'Bob', 'Sam', 'Eve'] as const
  const [ada, bob, sam, eve] = await Promise.all(names.map((name) => Participant.named(url, name)))
  if (!ada || !bob || !sam || !eve) throw new Error('nobody came')
  const { id, links } = await ada.open({ ...threeRounds, ...request })
  await bob.claim(tokenOf(links, 'guest'))
  await sam.claim(tokenOf(links, 'shadow'))
  await eve.claim(tokenOf(links, 'audience'))
  const everyone = [ada, bob, sam, eve]
  for (const person of everyone) await person.connect(id)
  return { id, links, ada, bob, sam, eve, everyone }
}

export const tokenOf = (links: readonly Link[], seat: Seat): string => {
  const link = links.find((each) => each.seat === seat)
  if (!link) throw new Error(`no link to the seat ${seat}`)
  return link.token
}
