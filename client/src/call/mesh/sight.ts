/** Who is in the room, and whether this page is connected to it. */
export type Sight = Readonly<{
  me: string
  here: readonly string[]
  isLive: boolean
  isPlayer(personId: string): boolean
}>

/** Two observers have nothing to say to each other. */
export const mayReach = ({ me, isPlayer }: Sight, personId: string): boolean =>
  personId !== me && (isPlayer(me) || isPlayer(personId))

/** The people to signal to, and the other tabs of this person. */
export const reachable = (sight: Sight): string[] =>
  sight.here.filter((personId) => personId === sight.me || mayReach(sight, personId))
