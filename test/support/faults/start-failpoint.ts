/** Failpoints of a server's first start, each named after what has just happened. */
export const firstStartFailpoints = [
  'secret begun',
  'lock placed',
  'folder made',
  'files half written',
  'engine begun',
  'engine made',
  'mark written',
] as const

export const migrationFailpoints = [
  'turn taken',
  'list made',
  'migration begun',
  'migration half done',
  'migration done',
  'commit sent',
  'migration committed',
] as const

export type StartFailpoint = (typeof firstStartFailpoints | typeof migrationFailpoints)[number]
