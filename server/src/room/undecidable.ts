/** Deciding has failed through a fault of ours, so nothing was stored; asked again it would only fail again. */
export class Undecidable extends Error {}
