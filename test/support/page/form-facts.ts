import type { PackSummary } from '@dryrun/shared/api/packs.ts'
import type { SlotView } from '@dryrun/shared/api/slots.ts'

const question = (id: string, title: string): PackSummary['questions'][number] => ({
  id,
  title,
  kind: 'design',
  topics: ['caching'],
  levels: ['mid', 'senior', 'staff'],
})

/** Two packs that have no question in common. */
export const packs: readonly PackSummary[] = [
  {
    id: 'first',
    version: 1,
    title: 'First pack',
    summary: 'Two questions.',
    questions: [question('feed', 'A news feed'), question('links', 'A link shortener')],
  },
  {
    id: 'second',
    version: 1,
    title: 'Second pack',
    summary: 'One question.',
    questions: [question('rides', 'A ride service')],
  },
]

export const slot: SlotView = {
  id: 'slot',
  title: 'Rehearsal',
  targetLevel: 'senior',
  rounds: 1,
  minutes: 45,
  firstRole: 'candidate',
  stage: 'proposed',
  zone: 'Europe/Berlin',
  other: { name: 'Ada', zone: 'Europe/Berlin' },
  offer: { mine: false, starts: [Date.UTC(2026, 11, 1, 17)] },
  startsAt: null,
  interviewId: null,
  attendance: { mine: 'waiting', other: 'waiting' },
  isHost: false,
  cancelledByMe: false,
  canInvite: false,
  now: Date.UTC(2026, 10, 24, 9),
}

export const account = {
  name: 'Ada',
  guest: false,
  email: 'ada@example.org',
  proven: true,
  hasPassword: true,
  signIns: [],
  interviews: 0,
}
export const profile = {
  timeZone: 'UTC',
  languages: ['en'],
  targetLevel: 'senior',
  topics: ['caching'],
  availability: [],
}
