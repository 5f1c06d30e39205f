/** A page that shares its screen, and since when. */
export type Sharing = Readonly<{ page: string; since: number }>

/** Only one screen is shared at a time: the one shared first. Both sides decide alike when two begin at once. */
export const firstShared = <T extends Sharing>(all: readonly T[]): T | undefined =>
  all.toSorted((one, other) => one.since - other.since || (one.page < other.page ? -1 : 1))[0]
