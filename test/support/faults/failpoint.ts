/** Failpoints of a change on the server, each named after what has just happened. */
export const failpoints = ['received', 'decided', 'sent', 'committed', 'shown'] as const
export type Failpoint = (typeof failpoints)[number]
