import type { QueueNews, QueueOffer, WantedRole } from '@dryrun/shared/api/queue.ts'
import { counted, isolated } from '@dryrun/shared/format.ts'

export const wantedRoleText: Readonly<Record<WantedRole, { label: string; words: string }>> = {
  either: {
    label: 'Both, in turn',
    words: 'You ask in one round and answer in the other. With a partner who wants one role alone it is one round.',
  },
  candidate: { label: 'I’m the candidate', words: 'One round. Your partner asks, with a script and a rubric at hand.' },
  interviewer: {
    label: 'I interview',
    words: 'One round. You get the script and the rubric; you need not have asked the question before.',
  },
}

export const ownNewsText = (news: QueueNews): string => (news.waiting > 1 ? newsText(news) : 'Nobody else is waiting')

export function newsText({ waiting, usuallyMinutes }: QueueNews): string {
  const people = `${waiting} waiting`
  if (usuallyMinutes === null) return people
  return `${people}, usually under ${counted(usuallyMinutes, 'minute')}`
}

export function reliabilityText({ name, kept, missed }: QueueOffer['partner']): string {
  const agreed = kept + missed
  return agreed ? `Came to ${kept} of ${counted(agreed, 'interview')}` : `${isolated(name)} is new here`
}

export function planText({ role, rounds }: QueueOffer): string {
  if (rounds === 1) return role === 'interviewer' ? 'You ask, one round' : 'You answer, one round'
  return role === 'interviewer' ? 'You ask first, then you answer' : 'You answer first, then you ask'
}
