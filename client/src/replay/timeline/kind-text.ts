import type { MarkerKind } from '@dryrun/shared/replay/recording.ts'

export const markerKindText: Readonly<Record<MarkerKind, string>> = {
  fact: 'Fact',
  followUp: 'Follow-up',
  hint: 'Hint',
  curveball: 'Changed requirement',
  point: 'Heard',
  flag: 'Red flag',
  note: 'Note',
  evidence: 'Evidence',
  change: 'To change next time',
}

export const isMarkerKind = (kind: string): kind is MarkerKind => Object.hasOwn(markerKindText, kind)
