/** Places on the way of a change at which a server can be told to die, each named after what has just happened. */
export const failpoints = ['received', 'decided', 'sent', 'committed', 'shown'] as const
export type Failpoint = (typeof failpoints)[number]
