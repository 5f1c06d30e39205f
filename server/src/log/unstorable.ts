/** The database refuses these values; a retry fails again. */
export class Unstorable extends Error {}
