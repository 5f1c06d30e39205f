/** Places in a server's first start at which it can be told to die, each named after what has just happened. */
export const firstStartFailpoints = [
  'secret begun',
  'lock placed',
  'folder made',
  'files half written',
  'engine begun',
  'engine made',
  'mark written',
] as const

/** The same, while the tables are brought up to date. */
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
