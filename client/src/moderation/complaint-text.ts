import type { ComplaintKind } from '@dryrun/shared/api/moderation.ts'

export const complaintText: Readonly<Record<ComplaintKind, string>> = {
  conduct: 'How they behaved',
  absent: 'They did not come, or left early',
  spam: 'Advertising, or something that is no interview',
  other: 'Something else',
}
