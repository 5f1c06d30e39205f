import type { QueueOffer, QueueRequest } from '@dryrun/shared/api/queue.ts'
import { defaultPlan } from '@dryrun/shared/interview/terms.ts'
import type { Offer } from './offer-store.ts'
import type { Match } from './open-matched.ts'

type Partner = Readonly<{
  name: string
  reliability: { kept: number; missed: number } | undefined
  wants: Pick<QueueRequest, 'level' | 'languages'> | undefined
}>

/**
 * One person's view of an offer. Built field by field, since the questions and the partner's identity must not leak.
 */
export function offerTo(personId: string, offer: Offer, { name, reliability, wants }: Partner): QueueOffer {
  const seat = offer.hostId === personId ? 'host' : 'guest'
  const accepted = seat === 'host' ? offer.hostAcceptedAt : offer.guestAcceptedAt
  return {
    partner: {
      name: name.split(/\s+/)[0] ?? '',
      kept: reliability?.kept ?? 0,
      missed: reliability?.missed ?? 0,
      level: wants?.level ?? offer.level,
      languages: wants?.languages ?? [],
    },
    role: offer.rounds[0]?.interviewer === seat ? 'interviewer' : 'candidate',
    rounds: offer.rounds.length,
    level: offer.level,
    accepted: accepted !== null,
    expiresAt: offer.expiresAt,
  }
}

export function matchOf(offer: Offer, names: ReadonlyMap<string, string>): Match {
  const { interviewId, hostId, guestId, level, packId, rounds, madeAt } = offer
  const party = (id: string) => ({ id, name: names.get(id) ?? '', guest: false })
  return {
    interviewId,
    request: {
      title: 'Mock interview',
      packId,
      targetLevel: level,
      rounds: rounds.map(({ questionId, interviewer }) => ({
        questionId,
        hostRole: interviewer === 'host' ? 'interviewer' : 'candidate',
      })),
      plan: [...defaultPlan],
    },
    host: party(hostId),
    guest: party(guestId),
    startsAt: Math.max(offer.hostAcceptedAt ?? madeAt, offer.guestAcceptedAt ?? madeAt),
  }
}
