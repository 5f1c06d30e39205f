/** Deciding threw an error, so nothing was stored. A retry fails again. */
export class Undecidable extends Error {}
